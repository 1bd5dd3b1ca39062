export { CompositionModule } from './composition.module';
export { emptyEmbedded, MIGRATIONS, SetUpError, startDatabase, type StartedDatabase } from './database-start';
export { FEATURES } from './features';
export { systemModules, type SystemOptions } from './system';
