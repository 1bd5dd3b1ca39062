import './env-file';
import { openBundle } from './bundle';

const program = openBundle()?.program ?? (require('./program') as typeof import('./program'));
program.run();
