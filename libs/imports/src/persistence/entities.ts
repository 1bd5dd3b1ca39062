import { EnterpriseImport } from './enterprise-import.entity';

/** Every table of the import, for the data source and the schema check. */
export const IMPORTS_ENTITIES = [EnterpriseImport];
