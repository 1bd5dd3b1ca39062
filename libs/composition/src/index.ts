export { MIGRATIONS, startDatabase, type StartedDatabase } from './database-start';
