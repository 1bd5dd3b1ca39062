export { CompositionModule } from './composition.module';
export { emptyEmbedded, MIGRATIONS, SetUpError, startDatabase, type StartedDatabase } from './database-start';
export { DOMAIN_MODULES, ENTITIES } from './domain';
export { systemModules, type SystemOptions } from './system';
