import '@fastify/multipart';
import { type Actor, isId } from '@app/kernel';
import { Can, Fault } from '@app/platform';
import { Controller, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EnterpriseImportsService } from './enterprise-imports.service';

/** Largest list of firms, in bytes. */
export const LARGEST_IMPORT = 20 * 1024 * 1024;

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

/** Lists of firms come in as files: multipart with `file`, `unitId` and, to make a repeat harmless, `clientId`. */
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: EnterpriseImportsService) {}

  @Can('enterprise:import')
  @Post('enterprises')
  async receive(@Req() request: FastifyRequest & { readonly actor: Actor | null }): Promise<{ readonly importId: string }> {
    if (!request.actor) throw new Fault('UNAUTHENTICATED');
    const { name, bytes, fields } = await uploadOf(request);
    const unitId = fields.get('unitId') ?? '';
    if (!isId(unitId)) throw Fault.field('unitId', 'FIELD_ID');
    const clientId = fields.get('clientId')?.trim() || null;
    if (clientId && clientId.length > 100) throw Fault.field('clientId', 'FIELD_TOO_LONG', { max: 100 });
    const { id } = await this.imports.receive(request.actor, { unitId, clientId, name, bytes });
    return { importId: id };
  }
}
