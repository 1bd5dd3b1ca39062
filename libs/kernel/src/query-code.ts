/**
 * Number and query code of an appeal as people copy them from a slip: lower case, full width, spaces, other dashes, and dashes left out.
 * What cannot be one stays as it is and fits nothing.
 */
export interface QueryCode {
  readonly number: string;
  readonly code: string;
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}]/gu, '');

export function normaliseQuery(number: string, code: string): QueryCode {
  const bare = folded(number).replace(/[\p{Pd}\u2212\u30fc_.·]/gu, '');
  const parts = /^SQ(\d{9})(\d{4})(\d{4,9})$/.exec(bare);
  return {
    number: parts ? `SQ-${parts[1]}-${parts[2]}-${parts[3]}` : bare.slice(0, 40),
    code: folded(code)
      .replace(/[^0-9A-Z]/g, '')
      .slice(0, 40),
  };
}

/** ABCD-EFGH: how a query code is printed. */
export const shownQueryCode = (code: string): string => code.replace(/^(.{4})(.{4})$/, '$1-$2');

const TOKEN = /^zqc_(SQ-\d{9}-\d{4}-\d{4,9})_([0-9A-Z]{1,40})$/;

/** What a client shows instead of a card: number and query code in one word. */
export const queryToken = ({ number, code }: QueryCode): string => `zqc_${number}_${code}`;

export function readQueryToken(token: string): QueryCode | undefined {
  const [, number, code] = TOKEN.exec(token) ?? [];
  return number && code ? { number, code } : undefined;
}
