import { type Actor, newId } from '@app/kernel';
import { checked, Database, type Done, Fault, type Reader } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ownVisitPlace, type OwnVisitRow, ownVisitRow, ownVisitRows } from './persistence/own-visits.queries';
import { VisitConfirmation } from './persistence/visit-confirmation.entity';
import { VisitRefused } from './visits.errors';

export interface ConfirmOwnVisit {
  readonly clientId: string;
  readonly visitId: string;
  readonly tookPlace: boolean;
  readonly comment?: string | null;
}

const confirmedAlready = () => new VisitRefused('VISIT_CONFIRMED_ALREADY', {}, 'input.visitId');

/** The firm's side of a visit, by its card. */
@Injectable()
export class OwnVisitsService {
  constructor(private readonly database: Database) {}

  list(reader: Reader): Promise<OwnVisitRow[]> {
    return ownVisitRows(reader);
  }

  async get(reader: Reader, id: string): Promise<OwnVisitRow> {
    const row = await ownVisitRow(reader, id);
    if (!row) throw Fault.notFound('input.visitId');
    return row;
  }

  /** The firm's own word, once: it took place, or it did not. */
  confirm(actor: Actor, input: ConfirmOwnVisit): Promise<Done | VisitRefused> {
    const { visitId, tookPlace } = input;
    const comment = checked((check) => {
      check.needed('input.clientId', input.clientId, 'clientId');
      return check.text('input.comment', input.comment, 'note');
    });
    const { enterpriseId } = actor;
    if (!enterpriseId) throw Fault.notFound('input.visitId');
    return this.database.write(
      actor,
      (tx) => {
        const confirm = async (): Promise<void> => {
          const visit = await ownVisitPlace(tx, visitId);
          if (!visit) throw Fault.notFound('input.visitId');
          const { orgPath } = visit;
          await tx.insert(VisitConfirmation, {
            id: newId(),
            visitId,
            enterpriseId,
            orgPath,
            enterpriseLinkId: actor.id,
            byVisitCode: false,
            tookPlace,
            comment,
          });
          await tx.record({
            topic: 'visit.confirmed',
            ids: { visitId },
            action: 'visit.confirm',
            subjectKind: 'visit',
            subjectId: visitId,
            orgPath,
            details: { tookPlace },
          });
        };
        return tx.idempotent('confirmOwnVisit', input, confirm, { id: visitId, storedAs: { fields: { comment: 'words' } } });
      },
      { refusals: { visit_confirmation_visit_id_enterprise_id_key: confirmedAlready } },
    );
  }
}
