export { CompositionModule } from './composition.module';
export { MIGRATIONS, startDatabase, type StartedDatabase } from './database-start';
