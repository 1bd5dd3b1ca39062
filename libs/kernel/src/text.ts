/** What a text from outside may contain. Refused with a reason, never cut off or changed in silence. */

export const TEXT_FAULTS = ['EMPTY', 'TOO_LONG', 'NUL', 'LONE_SURROGATE', 'CONTROL_CHARACTER', 'DIRECTION_OVERRIDE'] as const;
export type TextFault = (typeof TEXT_FAULTS)[number];

export type CleanText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: TextFault };

export interface TextRule {
  /** Most characters (code points), counted after cleaning: 𠮷 is one. */
  readonly max: number;
  /** Whether line breaks and tabs may stay inside. */
  readonly multiline?: boolean;
  /** Refuse a text with nothing in it. */
  readonly required?: boolean;
  /** Full-width digits, letters and signs become the plain ones: numbers and codes. */
  readonly halfWidth?: boolean;
  /** Checked only: a secret is kept exactly as it was typed. */
  readonly verbatim?: boolean;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029;
/** Embeddings, overrides and isolates: they make a text look like another one. */
const isDirectionOverride = (code: number): boolean => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** Number of characters as people count them and PostgreSQL does: code points, not UTF-16 units. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Blanks, and signs of no width that are left over from copying; joiners and selectors stay, letters and emoji need them. */
const EDGES = /^[\s\u00AD\u200B\u2060\uFEFF]+|[\s\u00AD\u200B\u2060\uFEFF]+$/gu;
/** Something to see: a name of joiners, fillers and blanks alone is none. */
const VISIBLE = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A number or code with full-width digits and signs, as plain ones. */
export const halfWidth = (text: string): string => text.normalize('NFKC').replace(EDGES, '');

/** Trims, brings line ends to one form and composes (NFC); then refuses what must not be stored. */
export function cleanText(text: string, rule: TextRule): CleanText {
  const lines = rule.multiline ? text.replace(/\r\n?|[\u2028\u2029]/gu, '\n') : text;
  const trimmed = lines.normalize(rule.halfWidth ? 'NFKC' : 'NFC').replace(EDGES, '');
  const fault = faultOf(trimmed, rule);
  if (fault) return { ok: false, fault };
  if (VISIBLE.test(trimmed)) return { ok: true, text: rule.verbatim ? text : trimmed };
  return rule.required ? { ok: false, fault: 'EMPTY' } : { ok: true, text: '' };
}

function faultOf(text: string, rule: TextRule): TextFault | undefined {
  if (text === '') return rule.required ? 'EMPTY' : undefined;
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    count += 1;
    if (code === 0) return 'NUL';
    // A pair arrives here as one code point above 0xFFFF; what is left in this range stands alone.
    if (isSurrogate(code)) return 'LONE_SURROGATE';
    if (isDirectionOverride(code)) return 'DIRECTION_OVERRIDE';
    if (isControl(code) && !(rule.multiline && (code === LINE_FEED || code === TAB))) return 'CONTROL_CHARACTER';
  }
  return count > rule.max ? 'TOO_LONG' : undefined;
}

/**
 * Order by code point, as PostgreSQL's COLLATE "C" has it in UTF-8. JavaScript's own order goes by UTF-16 units and puts
 * rare characters (above U+FFFF) before U+E000–U+FFFF.
 */
export function compareByCodePoint(a: string, b: string): number {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [x, y] = [left.next(), right.next()];
    if (x.done || y.done) return (x.done ? 0 : 1) - (y.done ? 0 : 1);
    const difference = (x.value.codePointAt(0) ?? 0) - (y.value.codePointAt(0) ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
}
