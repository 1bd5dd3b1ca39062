import { type Actor, newId } from '@app/kernel';
import { checked, Database, type Done, Fault } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { mayCorrect } from './domain/correction.policy';
import { visitBefore } from './persistence/correctable.queries';
import { freePhoto, photoByMark, photosOf, tookPart } from './persistence/photos.queries';
import { VisitPhoto } from './persistence/visit-photo.entity';
import { VisitRefused } from './visits.errors';

export interface AddVisitPhoto {
  readonly clientId: string;
  readonly visitId: string;
  readonly fileId: string;
}

/** Most photos of one visit. */
export const MOST_PHOTOS = 9;

/** 走访照片: uploaded one by one, each kept once with its visit. */
@Injectable()
export class VisitPhotosService {
  constructor(private readonly database: Database) {}

  /** Keeps an uploaded photo with a visit. The same mark again changes nothing, whoever sends it. */
  add(actor: Actor, input: AddVisitPhoto): Promise<Done | VisitRefused> {
    const { clientId, visitId, fileId } = input;
    checked((check) => check.needed('input.clientId', clientId, 'clientId'));
    return this.database.write(actor, async (tx) => {
      const visit = await visitBefore(tx, visitId);
      if (!visit) throw Fault.notFound('input.visitId');
      if (!mayCorrect(actor, visit) && !(await tookPart(tx, visitId, actor.id)))
        return new VisitRefused('VISIT_NOT_YOURS', {}, 'input.visitId');
      const present = await photosOf(tx, visitId);
      if (await photoByMark(tx, visitId, clientId)) return { id: visitId };
      if (present >= MOST_PHOTOS) return new VisitRefused('VISIT_PHOTOS_FULL', { max: MOST_PHOTOS }, 'input.fileId');
      if (!(await freePhoto(tx, fileId))) throw Fault.notFound('input.fileId');
      const { orgPath } = visit;
      await tx.insert(VisitPhoto, { id: newId(), visitId, orgPath, fileId, clientId, recordedBy: actor.id });
      await tx.record({
        topic: 'visit.photo',
        ids: { visitId, fileId },
        action: 'visit.photo',
        subjectKind: 'visit',
        subjectId: visitId,
        orgPath,
        details: { fileId },
      });
      return { id: visitId };
    });
  }
}
