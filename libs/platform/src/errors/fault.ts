import type { MessageCode, MessageParams } from '@app/messages';
import '../feature/platform.messages';

/** The closed list of `extensions.code`. */
export const FAULT_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'TOO_COMPLEX',
  'PAYLOAD_TOO_LARGE',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export const HTTP_STATUS: Readonly<Record<FaultCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  TOO_COMPLEX: 400,
  PAYLOAD_TOO_LARGE: 413,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** One field that is filled in wrongly. */
export interface FieldFault {
  readonly path: string;
  readonly code: MessageCode;
  readonly params?: MessageParams;
}

/** Everything that is no refusal of the domain: thrown, and shown with a code of the closed list. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    readonly messageCode: MessageCode = code,
    readonly params: MessageParams = {},
    readonly fields: readonly FieldFault[] = [],
    options?: ErrorOptions,
  ) {
    super(messageCode, options);
    this.name = 'Fault';
  }

  static field(path: string, code: MessageCode, params?: MessageParams): Fault {
    return new Fault('BAD_USER_INPUT', 'BAD_USER_INPUT', {}, [{ path, code, ...(params ? { params } : {}) }]);
  }

  /** "Not there" and "not yours" give the same answer. */
  static notFound(path?: string): Fault {
    return new Fault('NOT_FOUND', 'NOT_FOUND', {}, path ? [{ path, code: 'NOT_FOUND' }] : []);
  }
}
