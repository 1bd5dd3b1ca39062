import { isMessageCode, type MessageCode, say } from '@app/messages';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Fault, FAULT_CODES, type FaultCode, type FieldFault } from '../errors/fault';
import { currentLocale } from '../errors/locale';
import { fromDatabase } from '../database/database-errors';

const isFaultCode = (code: unknown): code is FaultCode => FAULT_CODES.includes(code as FaultCode);

/** Codes of Apollo and of the limits that stand before it, as codes of the closed list. */
const FROM_APOLLO: Readonly<Record<string, FaultCode>> = {
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};
/** What graphql-armor says of every limit of its own when it keeps the numbers to itself, and the parser of its tokens. */
const LIMIT = /^Syntax Error: (Query validation error|Document contains more tha[nt] \d+ tokens)/;
/** What a wrong value could have been is part of the schema. */
const SUGGESTION = / Did you mean .+\?$/s;

/** What graphql-js itself says of a request before any field runs: too many faults in the variables, a kind of operation that there is none of. */
const isOfTheRequest = (error: unknown): boolean => error instanceof GraphQLError && !error.path && !error.originalError;

/** Where in the variables the value stood, as graphql-js tells it: `input.from`, or the variable alone. */
const placeIn = (message: string): string =>
  /^Variable "\$\w+" got invalid value .* at "([^"]+)"; /s.exec(message)?.[1] ?? /^Variable "\$(\w+)"/.exec(message)?.[1] ?? '';

const field = (fault: FieldFault) => {
  const code = fault.code;
  return { path: fault.path, code, params: fault.params ?? {}, message: say(code, fault.params, currentLocale()) };
};

function shown(
  code: FaultCode,
  formatted: GraphQLFormattedError,
  messageCode: MessageCode,
  extra: object = {},
  message?: string,
): GraphQLFormattedError {
  return {
    message: message ?? say(messageCode, {}, currentLocale()),
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code, messageCode, ...extra },
  };
}

/** Every error leaves with a code of the closed list, words of the catalogue and no trace of the inside. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, report: (error: unknown) => void): GraphQLFormattedError {
  const original = fromDatabase(unwrapResolverError(error) ?? error);
  if (original instanceof Fault) {
    if (original.code === 'INTERNAL' || original.code === 'UNAVAILABLE') report(original);
    const message = say(original.messageCode, original.params, currentLocale());
    return shown(
      original.code,
      formatted,
      original.messageCode,
      { params: original.params, ...(original.fields.length ? { fields: original.fields.map(field) } : {}) },
      message,
    );
  }
  const code = formatted.extensions?.['code'];
  if (LIMIT.test(formatted.message)) return shown('TOO_COMPLEX', formatted, 'TOO_COMPLEX');
  if (code === 'BAD_USER_INPUT' || (typeof code === 'string' && code in FROM_APOLLO)) {
    const given = formatted.extensions?.['messageCode'];
    // A date, an amount, an id that was mistyped is said as at every other field, with its place.
    if (typeof given === 'string' && isMessageCode(given))
      return shown('BAD_USER_INPUT', formatted, given, { fields: [field({ path: placeIn(formatted.message), code: given })] });
    // What else is wrong with a document or a variable is said in GraphQL's own words: they name the place.
    return shown(FROM_APOLLO[String(code)] ?? 'BAD_USER_INPUT', formatted, 'BAD_USER_INPUT', {}, formatted.message.replace(SUGGESTION, ''));
  }
  if (isFaultCode(code) && code !== 'INTERNAL') return shown(code, formatted, code);
  if (isOfTheRequest(error)) return shown('BAD_USER_INPUT', formatted, 'BAD_USER_INPUT', {}, formatted.message.replace(SUGGESTION, ''));
  report(original);
  return shown('INTERNAL', formatted, 'INTERNAL');
}
