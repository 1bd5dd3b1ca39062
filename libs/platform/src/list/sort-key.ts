import { isId } from '@app/kernel';
import type { Put } from './values';

export const ORDER_DIRECTIONS = ['ASC', 'DESC'] as const;
export type OrderDirection = (typeof ORDER_DIRECTIONS)[number];

/** What a key is in PostgreSQL; `name` is text in the order of a Chinese list: by pinyin, then letters, as Excel sorts. */
export type KeyType = 'text' | 'name' | 'date' | 'instant' | 'number' | 'integer' | 'flag' | 'id';

/** One value by which rows are put in order. */
export interface SortKey {
  readonly sql: string;
  readonly type: KeyType;
  /** May be empty. Empty ones come last, whichever way the others run, as in a spreadsheet. */
  readonly nullable?: boolean;
  /** For keys after the first: they do not turn round when the list does. */
  readonly direction?: OrderDirection;
}

/** A key with the way it runs in one statement. */
export interface DirectedKey extends SortKey {
  readonly way: OrderDirection;
}

/** Simplified Chinese by pinyin, from ICU: PostgreSQL brings it, Debian's and the embedded one alike. */
const PINYIN = 'COLLATE "zh-x-icu"';

const CASTS: Readonly<Record<KeyType, string>> = {
  text: 'text',
  name: 'text',
  date: 'date',
  instant: 'timestamptz',
  number: 'numeric',
  integer: 'bigint',
  flag: 'boolean',
  id: 'uuid',
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().startsWith(text);
const LOOKS: Readonly<Record<KeyType, (text: string) => boolean>> = {
  text: (text) => !text.includes('\0'),
  name: (text) => !text.includes('\0'),
  date: (text) => isDay(text) || text === 'infinity' || text === '-infinity',
  instant: (text) => /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/.test(text) && isDay(text.slice(0, 10)),
  number: (text) => /^-?\d{1,30}(\.\d{1,20})?$/.test(text),
  integer: (text) => /^-?\d{1,18}$/.test(text),
  flag: (text) => text === 'true' || text === 'false',
  id: (text) => isId(text),
};

/** Whether PostgreSQL would read this as a value of the key: a position that somebody made up does not reach it. */
export const mayBeOf = ({ type, nullable }: SortKey, value: unknown): value is string | null =>
  value === null ? nullable === true : typeof value === 'string' && LOOKS[type](value);

/** The key as it is compared and sorted. */
export const keySql = ({ sql, type }: SortKey): string => (type === 'name' ? `(${sql}) ${PINYIN}` : sql);

export const orderSql = ({ way, nullable }: DirectedKey, key: string): string =>
  `${key}${way === 'DESC' ? ' DESC' : ''}${nullable ? ' NULLS LAST' : ''}`;

/** Rows after a position. Keys that run one way and are never empty make one comparison of rows, which an index serves. */
export function afterSql(keys: readonly DirectedKey[], position: readonly (string | null)[], put: Put): string {
  const places = keys.map((key, n) => {
    const value = position[n] ?? null;
    return value === null ? null : `${put(value)}::${CASTS[key.type]}`;
  });
  const sql = keys.map(keySql);
  const [first] = keys;
  if (keys.every((key) => !key.nullable && key.way === first?.way))
    return `(${sql.join(', ')}) ${first?.way === 'DESC' ? '<' : '>'} (${places.join(', ')})`;
  const beyond = (n: number): string => {
    const [key, place] = [keys[n], places[n]];
    if (!key) return 'false';
    const rest = beyond(n + 1);
    // Nothing is after an empty value but more empty ones.
    if (place === null) return `(${sql[n]} IS NULL AND ${rest})`;
    const later = `${sql[n]} ${key.way === 'DESC' ? '<' : '>'} ${place}`;
    return `(${later}${key.nullable ? ` OR ${sql[n]} IS NULL` : ''} OR (${sql[n]} = ${place} AND ${rest}))`;
  };
  return beyond(0);
}
