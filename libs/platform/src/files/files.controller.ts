import '@fastify/multipart';
import { type Actor, can, isId, type Permission } from '@app/kernel';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../database/database';
import { Fault } from '../errors/fault';
import { Can, SignedIn } from '../graphql/can';
import { FILE_PURPOSES, type FilePurpose, FileStore, type StoredFile } from './file-store';

/** Whoever sees what a file proves may see the file; a list for import shows contacts in full, so only importers may. */
const READERS: Readonly<Record<FilePurpose, readonly Permission[]>> = {
  EVIDENCE: ['appeal:read', 'visit:read'],
  AUTHORISATION: ['financing:read'],
  IMPORT: ['enterprise:import'],
};

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
  ) {}

  /** `POST /files?purpose=EVIDENCE`, multipart with one part that is a file. Other parts are not read. */
  @Can(
    'appeal:register',
    'appeal:handle',
    'appeal:callback',
    'appeal:accept',
    'appeal:request',
    'appeal:close',
    'enterprise:import',
    'visit:log',
    'financing:demand',
    'financing:decide',
    'financing:disburse',
  )
  @Post()
  async upload(@Req() request: FastifyRequest, @Query('purpose') asked?: string): Promise<UploadedFile> {
    const actor = actorOf(request);
    const purpose = purposeOf(asked);
    if (purpose === 'IMPORT' && !can(actor, 'enterprise:import')) throw new Fault('FORBIDDEN');
    const orgPath = placeOf(actor);
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw Fault.field('file', 'FILE_MISSING');
    const stored = await this.store.put(part.file, { name: part.filename, purpose, orgPath });
    const id = await this.database.write(actor, (tx) => this.store.attachIn(tx, stored));
    return { id, name: stored.name, purpose, size: stored.size, mediaType: stored.mediaType, sha256: stored.sha256 };
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
      if (!found || !mayRead(actor, found)) throw Fault.notFound();
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

function purposeOf(asked: string | undefined): FilePurpose {
  const purpose = FILE_PURPOSES.find((p) => p === (asked ?? 'EVIDENCE'));
  if (!purpose) throw Fault.field('purpose', 'FIELD_INVALID');
  return purpose;
}

/** A file belongs to the unit of the post; where the scope lies elsewhere, to the unit of the scope. */
function placeOf({ unitPath, scopePath }: Actor): string {
  if (!unitPath || !scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  return unitPath.startsWith(scopePath) ? unitPath : scopePath;
}

const mayRead = (actor: Actor, file: FileRow): boolean => file.uploaded_by === actor.id || READERS[file.purpose].some((p) => can(actor, p));
