import { AppealsModule } from '@app/appeals';
import { ReportingModule } from '@app/reporting';
import { VisitsModule } from '@app/visits';
import { Module } from '@nestjs/common';
import { ExportsService } from './exports.service';
import { ExportsResolver } from './graphql/exports.resolver';
import { AppealsExport } from './sources/appeals.export';
import { EnterprisesExport } from './sources/enterprises.export';
import { FigureRowsExport } from './sources/figure-rows.export';
import { ExportSources } from './sources/sources';
import { VisitsExport } from './sources/visits.export';

/** 导出: the lists of the other libraries as files. */
@Module({
  imports: [AppealsModule, VisitsModule, ReportingModule],
  providers: [AppealsExport, VisitsExport, EnterprisesExport, FigureRowsExport, ExportSources, ExportsService, ExportsResolver],
  exports: [ExportsService],
})
export class ExportsModule {}
