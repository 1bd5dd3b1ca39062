const BLANK = /^(?:n\/?a|null|none|nil|#n\/a|无|空|暂无|未知|不详|[-—–―_/\\.。]+)?$/iu;

/** What a list writes where it has nothing: N/A, 无, a dash. */
export const isBlankCell = (text: string): boolean => BLANK.test(text.trim());

/** A cell as it is read: outer spaces off, composed; blank ones empty. A formula is a text like any other. */
export const cellText = (cell: string | undefined): string => {
  const text = (cell ?? '')
    .replace(/[\u200B-\u200D\uFEFF]/gu, '')
    .trim()
    .normalize('NFC');
  return isBlankCell(text) ? '' : text;
};
