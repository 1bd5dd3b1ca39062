import { fromEpochDay, type LocalDate, parseLocalDate } from '@app/kernel';

const SHAPE = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const TIME = /[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u;
/** Day 0 of a spreadsheet, 1899-12-30, counted from 1970-01-01. */
const SHEET_DAY_0 = -25_569;
/** Serial numbers of 1905 to 2064: below and above, a number is something else. */
const SERIAL = /^[2-5]\d{4}$/;

/** A date as lists write it: 1992-12-16, 1992/1/5, 1992.12.16, 1992年12月16日, 19921216, or the day number of a spreadsheet. */
export function parseLooseDate(text: string): LocalDate | undefined {
  const plain = text.normalize('NFKC').trim().replace(TIME, '').replace(/\s+/gu, '');
  if (SERIAL.test(plain)) return fromEpochDay(Number(plain) + SHEET_DAY_0);
  const parts = SHAPE.exec(plain) ?? COMPACT.exec(plain);
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
