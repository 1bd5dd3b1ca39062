/** At most so many rows stand on one page of a meeting. */
export const MOST_ROWS = 7;

/** Lines that texts need in columns so many characters wide. */
export const linesIn = (texts: readonly string[], widths: readonly number[]): number =>
  Math.max(1, ...texts.map((text, i) => Math.ceil([...text].reduce((sum, c) => sum + (c < '\u2e80' ? 0.6 : 1), 0) / (widths[i] ?? 10))));

/** Rows in pages: as many as fit by their height, never more than seven, at least one. Without rows one empty page. */
export function paginate<Row>(rows: readonly Row[], heightOf: (row: Row) => number, room: number): readonly (readonly Row[])[] {
  const pages: Row[][] = [];
  let left = 0;
  for (const row of rows) {
    const height = heightOf(row);
    const page = pages.at(-1);
    if (!page || page.length >= MOST_ROWS || height > left) {
      pages.push([row]);
      left = room - height;
    } else {
      page.push(row);
      left -= height;
    }
  }
  return pages.length > 0 ? pages : [[]];
}
