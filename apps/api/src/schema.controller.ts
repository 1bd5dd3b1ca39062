import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Public } from '@app/platform';
import { Controller, Get, Header } from '@nestjs/common';

const SCHEMA = join(__dirname, '../../../../apps/api/schema.graphql');

/** The published schema, for whoever writes a client. */
@Controller()
export class SchemaController {
  @Public()
  @Get('schema.graphql')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-cache')
  schema(): Promise<string> {
    return readFile(SCHEMA, 'utf8');
  }
}
