/** What stands in a cell of a sheet. A date is a business date, an amount a decimal string. */
export type CellKind = 'text' | 'date' | 'amount' | 'number';

/** A spreadsheet reads text that begins like this as a formula, at the latest when the sheet is saved as CSV and opened again. */
const LIKE_A_FORMULA = /^[\s]*[=+\-@\t\r]/;
/** Excel takes no more in one cell. */
const LONGEST = 32_000;
/** Control signs but line feed, tab and return, and code points that XML has not. */
const UNWRITABLE = /[^\P{Cc}\n\t\r]|[\uFFFE\uFFFF]/gu;

/** Text that stays text wherever it is opened. */
export function plainText(text: string): string {
  const shown = text.replace(UNWRITABLE, '').slice(0, LONGEST);
  return LIKE_A_FORMULA.test(shown) ? `'${shown}` : shown;
}

/** The value of a cell as a sheet keeps it: dates as days without a time, amounts as numbers. */
export function cellValue(kind: CellKind, value: string | number | null | undefined): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null;
  switch (kind) {
    case 'date': {
      const [year = 0, month = 1, day = 1] = String(value).split('-').map(Number);
      return new Date(Date.UTC(year, month - 1, day));
    }
    case 'amount':
    case 'number': {
      const number = Number(value);
      return Number.isFinite(number) ? number : plainText(String(value));
    }
    default:
      return plainText(String(value));
  }
}
