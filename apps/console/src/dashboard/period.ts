export const PERIODS = ['year', 'month', 'week', 'custom'] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Days {
  readonly from: string;
  readonly to: string;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

function moved(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Monday to Sunday around a day. */
export function weekOf(day: string): Days {
  const monday = moved(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  return { from: monday, to: moved(monday, 6) };
}

/** The days of a period around a day; own dates that make no sense are those of the year. */
export function daysOf(name: PeriodName, day: string, from: string, to: string): Days {
  if (name === 'week') return weekOf(day);
  if (name === 'month') {
    const first = `${day.slice(0, 7)}-01`;
    return { from: first, to: moved(`${moved(first, 31).slice(0, 7)}-01`, -1) };
  }
  if (name === 'custom' && isDay(from) && isDay(to) && from <= to) return { from, to };
  return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
}
