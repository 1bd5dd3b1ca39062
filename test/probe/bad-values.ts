import { isEnumType } from 'graphql';
import { schema } from './root-fields';

/** A value that nobody should send, and whether some answer other than a refusal may be right. */
export interface BadValue {
  readonly name: string;
  readonly value: unknown;
  /** Refused by every field; otherwise only "no failure of ours" is asked for. */
  readonly mustRefuse: boolean;
}

const refused = (entries: Readonly<Record<string, unknown>>): BadValue[] =>
  Object.entries(entries).map(([name, value]) => ({ name, value, mustRefuse: true }));
const either = (entries: Readonly<Record<string, unknown>>): BadValue[] =>
  Object.entries(entries).map(([name, value]) => ({ name, value, mustRefuse: false }));

const MANY = Array.from({ length: 10_000 }, () => 'x');
const TEXT: readonly BadValue[] = [
  ...refused({
    nul: 'a\u0000b',
    'lone surrogate': 'a\ud800b',
    'bidi override': 'a\u202eb',
    '200 KB': '长'.repeat(70_000),
    'a number': 5,
    'a list': MANY,
    'an object': {},
  }),
  ...either({
    empty: '',
    blank: ' \u3000\t',
    null: null,
    quotes: `'; DROP TABLE unit; --`,
    percent: '%_\\',
    formula: '=1+1',
    combining: 'e\u0301'.repeat(20),
  }),
];
const ID: readonly BadValue[] = [
  ...refused({
    'no id': 'x',
    'no hyphens': '0195ffffffff7fffbfffffffffffffff',
    braces: '{0195ffff-ffff-7fff-bfff-ffffffffffff}',
    urn: 'urn:uuid:0195ffff-ffff-7fff-bfff-ffffffffffff',
    spaces: ' 0195ffff-ffff-7fff-bfff-ffffffffffff',
    'full-width': '０195ffff-ffff-7fff-bfff-ffffffffffff',
    empty: '',
    'a number': 1,
    'a list of many': MANY,
    nul: '0195ffff-ffff-7fff-bfff-fffffffffff\u0000',
  }),
  ...either({ 'upper case': '0195FFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF', 'all zero': '00000000-0000-0000-0000-000000000000', null: null }),
];
const MONEY = refused({
  exponent: '1e5',
  'three decimals': '0.001',
  negative: '-5.00',
  huge: '99999999999999999999.00',
  'misplaced separators': '1,00,0.00',
  'a space within': '1 000.00',
  nan: 'NaN',
  infinity: 'Infinity',
  hex: '0x10',
  'arabic digits': '٣.00',
  'other digits': '一.00',
  'a float': 0.1 + 0.2,
  'beyond 2^53': 2 ** 53 + 2,
  'a whole number': 100,
  empty: '',
});
const DATE: readonly BadValue[] = [
  ...refused({
    'no leap year': '2023-02-29',
    zero: '0000-00-00',
    'month 13': '2026-13-01',
    'five digits': '10000-01-01',
    negative: '-0001-01-01',
    compact: '20261120',
    slashes: '2026/11/20',
    words: 'today',
    'a number': 20261120,
    nul: '2026-11-20\u0000',
    empty: '',
  }),
  ...either({ 'year 9999': '9999-12-31', 'year 1': '0001-01-01', 'leap day': '2024-02-29', null: null }),
];
const INSTANT: readonly BadValue[] = [
  ...refused({
    'no leap year': '2023-02-29T00:00:00Z',
    words: 'now',
    'a number': 1700000000000,
    empty: '',
    infinity: 'infinity',
    'hour 25': '2026-11-20T25:00:00Z',
  }),
  ...either({ 'year 9999': '9999-12-31T23:59:59.999Z', 'year 1': '0001-01-01T00:00:00Z', null: null }),
];
const WHOLE: readonly BadValue[] = [
  ...refused({
    'beyond 2^53': 2 ** 53 + 2,
    '2^31': 2147483648,
    'a fraction': 0.1 + 0.2,
    'a text': '1',
    'a truth': true,
    'a list': MANY.map(() => 1),
  }),
  ...either({ 'minus one': -1, zero: 0, largest: 2147483647, smallest: -2147483648, null: null }),
];
const TRUTH: readonly BadValue[] = [...refused({ 'a text': 'true', 'a number': 1 }), ...either({ null: null })];
const CHOICE: readonly BadValue[] = [
  ...refused({ unknown: 'NO_SUCH', 'lower case': 'x', 'a number': 0, empty: '' }),
  ...either({ null: null }),
];

/** What to try at an input of this type. */
export function badValuesFor(type: string): readonly BadValue[] {
  if (isEnumType(schema.getType(type))) return CHOICE;
  const known: Readonly<Record<string, readonly BadValue[]>> = {
    String: TEXT,
    UUID: ID,
    Money: MONEY,
    LocalDate: DATE,
    DateTime: INSTANT,
    Int: WHOLE,
    Float: WHOLE,
    Boolean: TRUTH,
  };
  return known[type] ?? [];
}
