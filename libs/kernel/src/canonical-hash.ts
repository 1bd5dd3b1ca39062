import { createHash } from 'node:crypto';

/** Deeper than any input of the API; also ends a structure that contains itself. */
const DEEPEST = 64;

/**
 * The canonical JSON of a value: keys sorted, undefined left out (so that null and absent differ), strings untouched. Values with
 * `toJSON` (dates, Money) stand for what it gives. What JSON would change in silence (NaN, a bigint, undefined in a list, a Map) is a
 * TypeError.
 */
export const canonicalJson = (value: unknown): string => write(value, 0);

/** SHA-256 of the canonical JSON, hex: tells whether a repeated request says the same as the first one. */
export const canonicalHash = (value: unknown): string => createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');

const hasToJson = (value: object): value is { toJSON(): unknown } => 'toJSON' in value && typeof value.toJSON === 'function';

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new TypeError('value is nested too deeply to be hashed');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} cannot be hashed`);
  if (hasToJson(value)) return write(value.toJSON(), depth + 1);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value))
    throw new TypeError('only plain objects and lists can be hashed');
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${write(field, depth + 1)}`);
  return `{${fields.join(',')}}`;
}
