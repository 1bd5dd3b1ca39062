import type { SqlValue } from '../database/tx';

/** Puts a value into a statement and gives its place, `$3`. */
export type Put = (value: SqlValue) => string;

/** The values of one statement, numbered as they are put. The order in which a list puts them is fixed, so the text is the same each time. */
export class Values {
  readonly list: SqlValue[] = [];
  readonly put: Put = (value) => `$${this.list.push(value)}`;
}
