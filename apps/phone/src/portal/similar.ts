const pairs = (text: string): ReadonlySet<string> => {
  const signs = [...text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')];
  return new Set(signs.slice(1).map((sign, i) => `${signs[i]}${sign}`));
};

/** Half of the shorter text's pairs of signs stand in the other, too: perhaps the same matter. */
export function looksLike(one: string, other: string): boolean {
  const [a, b] = [pairs(one), pairs(other)];
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared >= 2 && shared * 2 >= Math.min(a.size, b.size);
}

/** The first sentence, as the line of a list. */
export const titleOf = (words: string): string => {
  const [first = ''] = words.trim().split(/[。！？!?\n；;]/);
  const signs = [...(first.trim() || words.trim())];
  return signs.length > 40 ? `${signs.slice(0, 39).join('')}…` : signs.join('');
};
