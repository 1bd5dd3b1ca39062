import type { Put } from './values';

const likeEscaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Names are written with brackets of either width and letters of either case: 佳明(演示) finds 佳明（演示）. */
const VARIES = /[()（）a-z]/i;
const folded = (column: string): string => `lower(translate(${column}, '（）', '()'))`;

/** Cleaned as it was typed into a search field; empty: nothing is looked for. */
export const searched = (text: string | null | undefined): string => (text ?? '').trim().normalize('NFC');

/** A piece of one of these columns. Folding every row costs as much as reading it, so only a piece that varies is folded. */
export function contains(columns: readonly string[], text: string, put: Put): string {
  const wanted = searched(text);
  if (!wanted) return '';
  const varies = VARIES.test(wanted);
  const piece = varies ? wanted.replaceAll('（', '(').replaceAll('）', ')').toLowerCase() : wanted;
  const place = put(`%${likeEscaped(piece)}%`);
  return `(${columns.map((column) => `${varies ? folded(column) : column} LIKE ${place}`).join(' OR ')})`;
}

/** The beginning of one of these columns, such as a code. */
export function beginsWith(columns: readonly string[], text: string, put: Put): string {
  const place = put(`${likeEscaped(text)}%`);
  return columns.map((column) => `${column} LIKE ${place}`).join(' OR ');
}
