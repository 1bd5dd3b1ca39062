import { Fault } from '../errors/fault';

interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message: string;
}

/** The driver's own error, whoever wrapped it. */
export function postgresError(error: unknown): PostgresError | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    const candidate = current as PostgresError & { driverError?: unknown; cause?: unknown };
    if (typeof candidate.code === 'string' && (/^[0-9A-Z]{5}$/.test(candidate.code) || candidate.code.startsWith('E'))) return candidate;
    current = candidate.driverError ?? candidate.cause;
  }
  return undefined;
}

const UNREACHABLE = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/;
/** The last one is TypeORM's: its runner lets go of a client that lost its server, and whoever still holds the runner hears only of that. */
const LOST =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Query runner already released/;

/** Faults that a caller may see, from what PostgreSQL says. */
export function fromDatabase(error: unknown): Error {
  if (error instanceof Fault) return error;
  const found = postgresError(error);
  const cause = { cause: error };
  if (!found)
    return error instanceof Error && LOST.test(error.message) ? new Fault('UNAVAILABLE', 'UNAVAILABLE', {}, [], cause) : (error as Error);
  const code = found.code ?? '';
  if (UNREACHABLE.test(code) || /^(08|53|57|58)/.test(code) || ['55P03', '25P02', '25P03', '40001', '40P01'].includes(code)) {
    return new Fault('UNAVAILABLE', 'UNAVAILABLE', {}, [], cause);
  }
  switch (code) {
    case '23505':
    case '23P01':
      return new Fault('CONFLICT', 'ALREADY_THERE', {}, [], cause);
    case '23503':
      return new Fault('NOT_FOUND', 'NOT_FOUND', {}, [], cause);
    case '23514':
    case '23502':
      return new Fault('BAD_USER_INPUT', 'RULE_BROKEN', { rule: found.constraint ?? code }, [], cause);
    case '42501':
      return new Fault('NOT_FOUND', 'NOT_FOUND', {}, [], cause);
    case '22021':
    case '22P05':
      return new Fault('BAD_USER_INPUT', 'FIELD_TEXT', {}, [], cause);
    case '22003':
    case '22007':
    case '22008':
    case '22P02':
    case '22001':
      return new Fault('BAD_USER_INPUT', 'BAD_USER_INPUT', {}, [], cause);
    default:
      return error as Error;
  }
}

/** Worth trying again from the start: the other side won a deadlock. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(postgresError(error)?.code ?? '');
