import { randomInt } from 'node:crypto';
import { START_CODE_DIGITS } from '../domain/start-code';

/** About 33 bits: with the ladder of waits some hundred tries fit into the life of a slip. */
export const newStartCode = (): string => Array.from({ length: START_CODE_DIGITS }, () => String(randomInt(10))).join('');
