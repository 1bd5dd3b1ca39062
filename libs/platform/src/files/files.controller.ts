import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { MultipartFile } from '@fastify/multipart';
import { type Actor, can, isId } from '@app/kernel';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../database/database';
import type { Tx } from '../database/tx';
import { Fault } from '../errors/fault';
import type { Quota } from '../use-case/quota';
import { CanAny, SignedIn } from '../graphql/can';
import { Features } from '../feature/features';
import { FileStore, type StoredFile } from './file-store';
import type { FilePurpose, PurposeRule } from './purpose';
import { peeked } from './peek';
import { isPhoto, type Photo, redrawn } from './photo';

/** Uploads of a day. A card: six appeals with everything there is to show; a stolen one does not fill the disk. */
const OF_CARD: Quota = { name: 'file.of-card', most: 36, code: 'FILES_OF_DAY' };
const OF_PERSON: Quota = { name: 'file.of-person', most: 1000, code: 'FILES_OF_DAY' };
const quotaOf = ({ kind }: Actor): Quota => (kind === 'ENTERPRISE' ? OF_CARD : OF_PERSON);

interface FileRow {
  readonly sha256: string;
  readonly size: number;
  readonly media_type: string;
  readonly name: string;
  readonly purpose: FilePurpose;
  readonly org_path: string;
  readonly uploaded_by: string;
}

export interface UploadedFile extends Pick<StoredFile, 'name' | 'purpose' | 'size' | 'mediaType' | 'sha256'> {
  readonly id: string;
}

/** Files over HTTP: uploaded as a form with one file, given back by id. */
@Controller('files')
export class FilesController {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly features: Features,
    private readonly modules: ModuleRef,
  ) {}

  /**
   * `POST /files?purpose=EVIDENCE`, multipart with one part that is a file. Other parts are not read. With `clientId`, the mark the
   * client made for this file, a repeat answers with the file that is there.
   */
  @CanAny((features) => features.uploaders)
  @Post()
  async upload(
    @Req() request: FastifyRequest,
    @Query('purpose') asked?: string,
    @Query('clientId') clientId?: string,
  ): Promise<UploadedFile> {
    const actor = actorOf(request);
    const [purpose, rule] = this.purposeOf(asked);
    if (!rule.upload.some((permission) => can(actor, permission))) throw new Fault('FORBIDDEN');
    if (clientId !== undefined && !/^[\w-]{1,100}$/.test(clientId)) throw Fault.field('clientId', 'FIELD_INVALID');
    const orgPath = placeOf(actor);
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw Fault.field('file', 'FILE_MISSING');
    // Charged before anything is stored: of many at once no more are taken than the quota allows.
    await this.database.write(actor, (tx) => tx.charge(quotaOf(actor)));
    const [stored, id] = await this.take(actor, part, rule, { purpose, orgPath, clientId }).catch(async (error: unknown) => {
      await this.giveBack(actor);
      throw error;
    });
    return { id, name: stored.name, purpose, size: stored.size, mediaType: stored.mediaType, sha256: stored.sha256 };
  }

  private purposeOf(asked: string | undefined): readonly [FilePurpose, PurposeRule] {
    const found = [...this.features.filePurposes].find(([purpose, rule]) =>
      asked === undefined ? rule.whenNoneIsNamed : purpose === asked,
    );
    if (!found) throw Fault.field('purpose', 'FIELD_INVALID');
    return found;
  }

  private mayRead(actor: Actor, file: FileRow): boolean {
    const readers = this.features.filePurposes.get(file.purpose)?.read ?? [];
    return file.uploaded_by === actor.id || readers.some((permission) => can(actor, permission));
  }

  /** Whether the right a file was made under still holds. */
  private async stillAllowed(tx: Tx, id: string, purpose: FilePurpose): Promise<boolean> {
    for (const { fileGates } of this.features.all) {
      const gate = fileGates?.[purpose];
      if (gate && !(await this.modules.get(gate, { strict: false }).allows(tx, tx.actor, id))) return false;
    }
    return true;
  }

  /** Whatever it is for, a picture is drawn anew: what a camera wrote into it, such as the place, is nobody's. */
  private async contentOf(part: MultipartFile, rule: PurposeRule): Promise<{ readonly name: string; readonly content: Buffer | Readable }> {
    if (rule.photo) return this.photoOf(part, rule);
    const { head, content } = await peeked(part.file);
    if (!isPhoto(head)) return { name: part.filename, content };
    const sent = await buffer(content);
    if (part.file.truncated) throw this.store.tooLarge(rule.largest);
    return redrawn(sent, part.filename);
  }

  private async photoOf({ file, filename }: MultipartFile, { largest, pdfToo }: PurposeRule): Promise<Photo> {
    const sent = await buffer(file);
    if (file.truncated || (largest && sent.length > largest)) throw this.store.tooLarge(largest);
    if (!pdfToo || isPhoto(sent)) return redrawn(sent, filename);
    if (sent.length === 0) throw Fault.field('file', 'FILE_EMPTY');
    if (sent.toString('latin1', 0, 5) !== '%PDF-') throw Fault.field('file', 'FILE_OF_APPEAL');
    return { name: filename, content: sent };
  }

  private async take(
    actor: Actor,
    part: MultipartFile,
    rule: PurposeRule,
    { purpose, orgPath, clientId }: { readonly purpose: FilePurpose; readonly orgPath: string; readonly clientId: string | undefined },
  ): Promise<readonly [StoredFile, string]> {
    const { name, content } = await this.contentOf(part, rule);
    const stored = await this.store.put(content, { name, purpose, orgPath }, () => part.file.truncated);
    let repeated = true;
    const { id } = await this.database.write(actor, (tx) =>
      tx.idempotent('upload', { clientId: clientId ?? null, purpose, sha256: stored.sha256 }, async (fileId) => {
        repeated = false;
        await this.store.attachIn(tx, stored, fileId);
      }),
    );
    if (repeated) await this.giveBack(actor);
    return [stored, id];
  }

  private giveBack(actor: Actor): Promise<void> {
    return this.database.write(actor, (tx) => tx.charge(quotaOf(actor), { amount: -1 }));
  }

  /** Row security says whether the file is there for the caller; the way it is sent keeps any browser from running it. */
  @SignedIn()
  @Get(':id')
  async download(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const actor = actorOf(request);
    if (!isId(id)) throw Fault.notFound();
    const file = await this.database.write(actor, async (tx) => {
      const found = await tx.first<FileRow>(
        'SELECT sha256, size, media_type, name, purpose, org_path, uploaded_by FROM file WHERE id = $1',
        [id],
      );
      if (!found || !this.mayRead(actor, found) || !(await this.stillAllowed(tx, id, found.purpose))) throw Fault.notFound();
      await tx.audit({
        action: 'file.download',
        subjectKind: 'file',
        subjectId: id,
        orgPath: found.org_path,
        details: { purpose: found.purpose },
      });
      return found;
    });
    const content = await this.store.open(file.sha256);
    const type = file.media_type.startsWith('text/') ? 'application/octet-stream' : file.media_type;
    await reply
      .header('content-type', type)
      .header('content-length', file.size)
      .header(
        'content-disposition',
        `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
      )
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'private, no-store')
      .send(content);
  }
}

function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Fault('UNAUTHENTICATED');
  return request.actor;
}

/** A file belongs to the unit of the post; where the scope lies elsewhere, to the unit of the scope; a firm's to where the firm is. */
function placeOf({ kind, unitPath, scopePath }: Actor): string {
  if (kind === 'ENTERPRISE' && unitPath) return unitPath;
  if (!unitPath || !scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  return unitPath.startsWith(scopePath) ? unitPath : scopePath;
}
