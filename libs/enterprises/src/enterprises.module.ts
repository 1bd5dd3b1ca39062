import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { EnterpriseImportJob, QueuedImportJobs } from './enterprise-import.job';
import { ImportJobs, UploadedFiles } from './enterprise-imports.ports';
import { EnterpriseImportsService } from './enterprise-imports.service';
import { EnterpriseLinksService } from './enterprise-links.service';
import { EnterpriseMergesService } from './enterprise-merges.service';
import { EnterprisesService } from './enterprises.service';
import { EnterprisesResolver } from './graphql/enterprises.resolver';
import { EnterpriseImportsResolver } from './graphql/imports.resolver';
import { ImportsController } from './imports.controller';

const services = [EnterprisesService, EnterpriseLinksService, EnterpriseMergesService, EnterpriseImportsService];

/** Wants `UploadedFiles` from the program, here or from a global module, and the installation's job queue. */
@Module({
  controllers: [ImportsController],
  providers: [
    ...services,
    EnterprisesResolver,
    EnterpriseImportsResolver,
    { provide: ImportJobs, useClass: QueuedImportJobs },
    EnterpriseImportJob,
  ],
  exports: services,
})
export class EnterprisesModule {
  static forRoot(uploadedFiles: Provider<UploadedFiles>): DynamicModule {
    return { module: EnterprisesModule, providers: [uploadedFiles] };
  }
}
