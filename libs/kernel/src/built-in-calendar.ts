import tables from 'chinese-days/dist/chinese-days.json';
import { localDate, monthOf, yearOf } from './local-date';
import { type CalendarDay, WorkingCalendar } from './working-calendar';

/** The package's short names in the words of the notices. */
const FULL_NAMES: ReadonlyMap<string, string> = new Map([
  ['清明', '清明节'],
  ['端午', '端午节'],
  ['中秋', '中秋节'],
]);

/** Entries look like "Spring Festival,春节,4". */
function chineseName(entry: string): string {
  const name = entry.split(',')[1] ?? entry;
  return FULL_NAMES.get(name) ?? name;
}

let builtIn: WorkingCalendar | undefined;

/**
 * The notices for 2004 to 2026 as the package `chinese-days` carries them; compared with the notices themselves for 2018–2026,
 * every day agrees. Its tables are read instead of its functions, which answer by weekday in silence for a year without a notice.
 */
export function builtInCalendar(): WorkingCalendar {
  builtIn ??= new WorkingCalendar(readNotices());
  return builtIn;
}

function readNotices(): ReadonlyMap<number, readonly CalendarDay[]> {
  const notices = new Map<number, CalendarDay[]>();
  const add = (table: Readonly<Record<string, string>>, isOffDay: boolean): void => {
    for (const [text, entry] of Object.entries(table)) {
      const date = localDate(text);
      // A day in December belongs to New Year, hence to the notice of the next year.
      const year = yearOf(date) + (monthOf(date) === 12 ? 1 : 0);
      notices.set(year, [...(notices.get(year) ?? []), { date, isOffDay, name: chineseName(entry) }]);
    }
  };
  add(tables.holidays, true);
  add(tables.workdays, false);
  return notices;
}
