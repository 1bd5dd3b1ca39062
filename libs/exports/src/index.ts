export { ExportRefused } from './exports.errors';
export { ExportsModule } from './exports.module';
export { ExportsService, type RequestExport } from './exports.service';
