/** What the QR code on the visitor's phone holds: which visit, to which firm, and the code of the hour. */
export interface VisitKey {
  readonly visitId: string;
  readonly enterpriseId: string;
  readonly code: string;
}

/** 16 bytes in 22 signs: a smaller code is easier to scan. */
const short = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const long = (text: string): string =>
  Buffer.from(text, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export const visitKeyText = ({ visitId, enterpriseId, code }: VisitKey): string => `${short(visitId)}${short(enterpriseId)}${code}`;

/** Null: no such text was ever made. */
export function parseVisitKey(text: string): VisitKey | null {
  const [, visit, firm, code] = /^([\w-]{22})([\w-]{22})([2-9A-Z]{16})$/.exec(text.trim()) ?? [];
  return visit && firm && code ? { visitId: long(visit), enterpriseId: long(firm), code } : null;
}

/** Tries that may go wrong within fifteen minutes, of one address and for one visit: 80 bits are not guessed, this keeps the noise down. */
export const MOST_WRONG_KEYS = 60;
export const KEY_WINDOW_SECONDS = 15 * 60;
