import { Module } from '@nestjs/common';
import { ExportsService } from './exports.service';
import { ExportsResolver } from './graphql/exports.resolver';
import { ExportSources } from './export-sources';

/** 导出: the lists of the other libraries as files. */
@Module({
  providers: [ExportSources, ExportsService, ExportsResolver],
  exports: [ExportsService],
})
export class ExportsModule {}
