import { ReadDashboard, type ReadDashboardQuery } from '@app/contract';
import { type LiveMode, todayInChina, useLive, useQuery } from '@app/web-ui';
import { useMemo, useRef } from 'react';
import { useUrlParams } from '../parts/useUrlParams';
import { depths, useUnits } from '../parts/useUnits';
import { useInstallation } from '../shell/installation';
import { useMe } from '../shell/session';
import { type Days, daysOf, type PeriodName, PERIODS, weekOf } from './period';

export type Dashboard = ReadDashboardQuery['dashboard'];
export type DashboardFigure = Dashboard['figures'][number];
export type Week = ReadDashboardQuery['week'];

const FOLLOWED = ['appeal', 'visit', 'financing', 'enterprise'] as const;

/** What the address asks for, and what the server answers; read anew when something changed, unless a past moment is asked for. */
export function useDashboard() {
  const me = useMe();
  const { demoYear } = useInstallation();
  const address = useUrlParams();
  const scope = me.post?.scopeUnit.id;
  const { units, problem: unitsProblem } = useUnits(scope);
  const unit = address.get('unit') || scope || '';
  const period: PeriodName = PERIODS.find((name) => name === address.get('period')) ?? 'year';
  // The demo tells of a year that is over: its last day is its today.
  const day = demoYear ? `${demoYear}-12-31` : todayInChina();
  const days: Days = daysOf(period, day, address.get('from'), address.get('to'));
  const asOf = /^\d{4}-\d{2}-\d{2}$/.test(address.get('asOf')) ? address.get('asOf') : '';
  const meetingDay = days.to < day ? days.to : day;
  const { from, to } = days;
  const key = JSON.stringify([unit, from, to, asOf, meetingDay]);
  const variables = useMemo(() => {
    const common = { unitId: unit, asOf: asOf ? `${asOf}T23:59:59.999+08:00` : null };
    return { input: { ...common, from, to }, week: { ...common, ...weekOf(meetingDay), metric: 'M05' as const } };
  }, [unit, from, to, asOf, meetingDay]);
  const { data, loading, problem, reload } = useQuery(ReadDashboard, variables, { pause: !unit });
  // A reading in the background that failed leaves what was there, with its time.
  const last = useRef<{ key: string; data: ReadDashboardQuery }>(undefined);
  if (data) last.current = { key, data };
  const shown = data ?? (last.current?.key === key ? last.current.data : undefined);
  const mode: LiveMode = useLive(FOLLOWED, () => !asOf && reload());
  const depth = depths(units ?? []);
  return {
    me,
    address,
    units,
    depth,
    unit,
    period,
    days,
    day,
    asOf,
    meetingDay,
    shown,
    loading,
    problem: unitsProblem ?? problem,
    reload,
    mode,
  };
}
export type DashboardState = ReturnType<typeof useDashboard>;

/** The day that figures of a state tell of: the period's last, or the data's while it runs. */
export const countedFor = ({ to, asOf }: Dashboard): string => {
  const known = todayInChina(new Date(asOf));
  return known < to ? known : to;
};

/** A figure by its key. */
export const figureOf = (dashboard: Dashboard, key: DashboardFigure['metric']['key']): DashboardFigure | undefined =>
  dashboard.figures.find((figure) => figure.metric.key === key);
