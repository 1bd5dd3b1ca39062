import { Module } from '@nestjs/common';
import { EnterpriseImportsResolver } from './graphql/imports.resolver';
import { EnterpriseImportUndoService } from './import-undo.service';
import { ImportReader } from './import-reader';
import { ImportsController } from './imports.controller';
import { EnterpriseImportsService } from './imports.service';

const services = [EnterpriseImportsService, EnterpriseImportUndoService];

/** Needs the database, the store of files and the job queue: all of them global. */
@Module({
  controllers: [ImportsController],
  providers: [...services, ImportReader, EnterpriseImportsResolver],
  exports: services,
})
export class ImportsModule {}
