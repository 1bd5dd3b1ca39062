import '@fastify/multipart';
import { type Actor, isId } from '@app/kernel';
import { say } from '@app/messages';
import { Can, checked, currentLocale, Database, Fault } from '@app/platform';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { faultyLines, importOf } from './import-pages';
import { EnterpriseImportsService } from './imports.service';
import { headingOf, SHEET_FORMATS, SHEET_TYPES, type SheetFormat, sheetOf, TEMPLATE_FIELDS } from './faulty-rows';
import { LARGEST_IMPORT } from './import-file';
import type { SheetName } from './workbook-file';

interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fields: ReadonlyMap<string, string>;
}

/** One file and a few plain fields, in whatever order the form sends them. */
async function uploadOf(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw Fault.field('file', 'IMPORT_FILE_MISSING');
  const fields = new Map<string, string>();
  let file: { readonly name: string; readonly bytes: Buffer } | undefined;
  for await (const part of request.parts({ limits: { fileSize: LARGEST_IMPORT, files: 1, fields: 5, fieldSize: 1000, parts: 6 } })) {
    if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
    else fields.set(part.fieldname, String(part.value));
  }
  if (!file || file.bytes.length === 0) throw Fault.field('file', 'IMPORT_FILE_MISSING');
  return { ...file, fields };
}

const formatOf = (asked: string | undefined): SheetFormat => {
  const format = SHEET_FORMATS.find((one) => one === (asked ?? 'xlsx'));
  if (!format) throw Fault.field('format', 'FIELD_INVALID');
  return format;
};

async function send(reply: FastifyReply, name: string, format: SheetFormat, content: Readable): Promise<void> {
  await reply
    .header('content-type', SHEET_TYPES[format])
    .header('content-disposition', `attachment; filename="firms.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(content);
}

/**
 * Lists of firms come in as files: multipart with `file`, `unitId`, for a workbook `sheet`, and, to make a repeat harmless, `clientId`.
 * The answer is the id of the import, or, when several sheets have rows and none was named, their names.
 */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: EnterpriseImportsService,
    private readonly database: Database,
  ) {}

  @Can('enterprise:import')
  @Post('enterprises')
  async receive(
    @Req() request: FastifyRequest & { readonly actor: Actor | null },
  ): Promise<{ readonly importId: string | null; readonly sheets: readonly SheetName[] }> {
    const actor = actorOf(request);
    const { name, bytes, fields } = await uploadOf(request);
    const unitId = fields.get('unitId') ?? '';
    if (!isId(unitId)) throw Fault.field('unitId', 'FIELD_ID');
    const clientId = checked((check) => check.text('clientId', fields.get('clientId'), 'clientId'));
    const received = await this.imports.receive(actor, { unitId, clientId, name, bytes, sheet: fields.get('sheet') || null });
    return 'sheets' in received ? { importId: null, sheets: received.sheets } : { importId: received.id, sheets: [] };
  }

  /** An empty list with the headings that are understood; `format`: xlsx or csv. */
  @Can('enterprise:import')
  @Get('enterprises/template')
  async template(@Res() reply: FastifyReply, @Query('format') asked?: string): Promise<void> {
    const format = formatOf(asked);
    const locale = currentLocale();
    await send(
      reply,
      say('IMPORT_TEMPLATE_NAME', {}, locale),
      format,
      sheetOf(format, [TEMPLATE_FIELDS.map(headingOf)], say('IMPORT_TEMPLATE_TITLE', {}, locale)),
    );
  }

  /** The rows that were kept out, as they were in the file, and what to correct in each; `format`: xlsx or csv. */
  @Can('enterprise:import')
  @Get('enterprises/:id/faulty-rows')
  async faultyRows(
    @Req() request: FastifyRequest & { readonly actor: Actor | null },
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query('format') asked?: string,
  ): Promise<void> {
    const actor = actorOf(request);
    const format = formatOf(asked);
    if (!isId(id)) throw Fault.notFound();
    const { name, lines } = await this.database.write(actor, async (tx) => {
      const found = await importOf(tx, id);
      const unit = await tx.first<{ path: string }>('SELECT org_path::text AS path FROM enterprise_import WHERE id = $1', [id]);
      await tx.audit({
        action: 'enterprise-import.download-faulty',
        subjectKind: 'enterprise_import',
        subjectId: id,
        orgPath: unit?.path ?? '',
        details: { rows: found.faulty, format },
      });
      return { name: found.fileName.replace(/\.[^.]*$/, ''), lines: await faultyLines(tx, tx.actor, id) };
    });
    await send(reply, say('IMPORT_FAULTY_NAME', { name }, currentLocale()), format, sheetOf(format, lines));
  }
}

function actorOf(request: { readonly actor: Actor | null }): Actor {
  if (!request.actor) throw new Fault('UNAUTHENTICATED');
  return request.actor;
}
