/** What of a firm can be searched for without the server. */
export interface Searched {
  readonly name: string;
  readonly shortName: string;
  readonly creditCode?: string | null;
  /** Syllables of the name without tones, with blanks between: "nan yang jia ming shi pin". */
  readonly pinyin?: string | null;
}

/** As typed by any input method: full-width letters and digits, capitals, blanks. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** Consumes the letters by consecutive syllables from `at` on, each giving its beginning or all of it. */
function spelled(letters: string, syllables: readonly string[], at: number): boolean {
  if (letters === '') return true;
  const syllable = syllables[at];
  if (!syllable) return false;
  let common = 0;
  while (common < syllable.length && common < letters.length && syllable[common] === letters[common]) common += 1;
  for (let length = common; length > 0; length -= 1) if (spelled(letters.slice(length), syllables, at + 1)) return true;
  return false;
}

interface Folded {
  readonly name: string;
  readonly short: string;
  readonly code: string;
  readonly syllables: readonly string[];
}
/** Folded once for a firm, not with each key that is pressed. */
const known = new WeakMap<Searched, Folded>();

function foldedFirm(firm: Searched): Folded {
  const before = known.get(firm);
  if (before) return before;
  const { name, shortName, creditCode, pinyin } = firm;
  const now = { name: folded(name), short: folded(shortName), code: folded(creditCode ?? ''), syllables: pinyin?.split(' ') ?? [] };
  known.set(firm, now);
  return now;
}

const LETTERS = /^[a-zü]+$/;

/** Closeness of a match by name, pinyin, initials or code; 0 is none, higher is closer. */
export function closeness(firm: Searched, piece: string): number {
  const { name, short, code, syllables } = foldedFirm(firm);
  if (name.startsWith(piece) || short.startsWith(piece)) return 4;
  if (name.includes(piece) || short.includes(piece)) return 3;
  if (piece.length > 1 && code.startsWith(piece)) return 3;
  const letters = piece.replaceAll('ü', 'v').replaceAll("'", '');
  if (!LETTERS.test(letters)) return 0;
  for (let at = 0; at < syllables.length; at += 1) if (spelled(letters, syllables, at)) return at === 0 ? 2 : 1;
  return 0;
}

/** Firms that hold every piece, the closest first, in their own order among equals. */
export function searchOffline<F extends Searched>(firms: readonly F[], text: string): readonly F[] {
  const pieces = folded(text).split(/\s+/u).filter(Boolean);
  if (pieces.length === 0) return firms;
  return firms
    .map((firm, at) => ({ firm, at, by: Math.min(...pieces.map((piece) => closeness(firm, piece))) }))
    .filter(({ by }) => by > 0)
    .sort((one, other) => other.by - one.by || one.at - other.at)
    .map(({ firm }) => firm);
}
