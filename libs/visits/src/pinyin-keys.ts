import { pinyin } from 'pinyin-pro';

/** By what a firm is found on a phone besides its name: whole syllables with blanks between, and their first letters, without tones. */
export interface PinyinKeys {
  readonly pinyin: string;
  readonly initials: string;
}

const MOST = 50_000;
const kept = new Map<string, PinyinKeys>();

/** Readings of a name; the library knows words, so 银行 is yinhang and 长城 changcheng. Kept, since names are asked for again and again. */
export function pinyinKeys(name: string): PinyinKeys {
  const known = kept.get(name);
  if (known) return known;
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((s) =>
    s.toLowerCase().replace(/[^a-z0-9]/g, ''),
  );
  const keys = {
    pinyin: syllables.filter(Boolean).join(' '),
    initials: syllables.map((s) => (/^\d+$/.test(s) ? s : s.charAt(0))).join(''),
  };
  if (kept.size >= MOST) kept.clear();
  kept.set(name, keys);
  return keys;
}
