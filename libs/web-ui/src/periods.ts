/** Stretches of days that people ask for by name. */
export const PERIODS = ['TODAY', 'WEEK', 'MONTH', 'YEAR', 'LAST_YEAR'] as const;
export type Period = (typeof PERIODS)[number];

export interface Days {
  readonly from: string;
  readonly to: string;
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** The first and the last day of a period by today, both YYYY-MM-DD; a week begins on Monday. */
export function daysOf(period: Period, today: string): Days {
  const year = Number(today.slice(0, 4));
  if (period === 'TODAY') return { from: today, to: today };
  if (period === 'YEAR') return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (period === 'LAST_YEAR') return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  const day = new Date(`${today}T00:00:00Z`);
  if (period === 'MONTH') {
    const last = new Date(Date.UTC(year, day.getUTCMonth() + 1, 0));
    return { from: `${today.slice(0, 7)}-01`, to: iso(last) };
  }
  const monday = new Date(day);
  monday.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  const sunday = new Date(monday);
  sunday.setUTCDate(monday.getUTCDate() + 6);
  return { from: iso(monday), to: iso(sunday) };
}

/** The name of a stretch of days, when it has one. */
export const periodOf = (days: Days, today: string): Period | undefined =>
  PERIODS.find((period) => {
    const { from, to } = daysOf(period, today);
    return from === days.from && to === days.to;
  });
