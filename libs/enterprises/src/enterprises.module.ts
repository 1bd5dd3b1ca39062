import { Module } from '@nestjs/common';
import { EnterpriseImportJob } from './enterprise-import.job';
import { EnterpriseImportUndoJob } from './enterprise-import-undo.job';
import { EnterpriseImportUndoService } from './enterprise-import-undo.service';
import { EnterpriseImportsService } from './enterprise-imports.service';
import { EnterpriseLinksService } from './enterprise-links.service';
import { EnterpriseMergesService } from './enterprise-merges.service';
import { EnterprisesService } from './enterprises.service';
import { EnterprisesResolver } from './graphql/enterprises.resolver';
import { EnterpriseImportsResolver } from './graphql/imports.resolver';
import { ImportsController } from './imports.controller';

const services = [
  EnterprisesService,
  EnterpriseLinksService,
  EnterpriseMergesService,
  EnterpriseImportsService,
  EnterpriseImportUndoService,
];

/** Needs the database, the store of files and the job queue: all of them global. */
@Module({
  controllers: [ImportsController],
  providers: [...services, EnterprisesResolver, EnterpriseImportsResolver, EnterpriseImportJob, EnterpriseImportUndoJob],
  exports: services,
})
export class EnterprisesModule {}
