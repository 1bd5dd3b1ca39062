export { defineExport, exportKinds, type ExportKind, type ExportList } from './export-lists';
export { AnyExportSource, type Asked, ExportSource } from './export-source';
export { ExportRefused } from './exports.errors';
export { EXPORTS_FEATURE } from './exports.feature';
export { ExportsModule } from './exports.module';
export { ExportsService, type RequestExport } from './exports.service';
export { exportList } from './persistence/export.queries';
