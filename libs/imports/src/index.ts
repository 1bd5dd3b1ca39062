export { EnterpriseImportRefused } from './imports.errors';
export { ImportsModule } from './imports.module';
export { EnterpriseImportsService, type ReceiveImport } from './imports.service';
export { IMPORTS_ENTITIES } from './persistence/entities';
