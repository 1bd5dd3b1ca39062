import { halfWidth, isId, type LocalDate, Money, parseInstant, parseLocalDate } from '@app/kernel';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import type { MessageCode } from '@app/messages';

/** An input that a scalar refuses is the caller's fault, with the code of the field's message. */
const refuse = (code: MessageCode): never => {
  throw new GraphQLError(code, { extensions: { code: 'BAD_USER_INPUT', messageCode: code } });
};

const textOf = (node: ValueNode, code: MessageCode): string => (node.kind === Kind.STRING ? node.value : refuse(code));

function textScalar<T>(
  name: string,
  description: string,
  code: MessageCode,
  read: (text: string) => T | undefined,
  write: (value: T) => string,
): GraphQLScalarType<T, string> {
  const parse = (value: unknown): T => (typeof value === 'string' ? (read(value) ?? refuse(code)) : refuse(code));
  return new GraphQLScalarType<T, string>({
    name,
    description,
    parseValue: parse,
    parseLiteral: (node) => parse(textOf(node, code)),
    serialize: (value) => write(value as T),
  });
}

export const LocalDateScalar = textScalar<LocalDate>(
  'LocalDate',
  'A calendar date in Asia/Shanghai, `YYYY-MM-DD`.',
  'FIELD_DATE',
  (text) => parseLocalDate(halfWidth(text)),
  (date) => date,
);

const readInstant = (text: string): Date | undefined => {
  try {
    return parseInstant(text);
  } catch {
    return undefined;
  }
};
export const DateTimeScalar = textScalar<Date>(
  'DateTime',
  'An instant, ISO 8601 with an offset; answered in UTC with milliseconds.',
  'FIELD_DATE',
  readInstant,
  (value) => (value instanceof Date ? value.toISOString() : String(value)),
);

export const MoneyScalar = textScalar<Money>(
  'Money',
  'An exact amount in yuan (元) as a decimal string with two decimals, such as `20365000.00`. 万元 is a matter of display.',
  'FIELD_AMOUNT',
  (text) => Money.tryTyped(text),
  (value) => (value instanceof Money ? value.toString() : Money.parse(String(value)).toString()),
);

export const IdScalar = textScalar<string>(
  'UUID',
  'An id: UUID in lower case.',
  'FIELD_ID',
  (text) => (isId(text) ? text : undefined),
  (id) => id,
);
