export { EnterpriseImportRefused } from './imports.errors';
export { IMPORTS_FEATURE } from './imports.feature';
export { ImportsModule } from './imports.module';
export { EnterpriseImportsService, type ReceiveImport } from './imports.service';
export { IMPORTS_ENTITIES } from './persistence/entities';
export { importList, importRowList } from './persistence/import.queries';
