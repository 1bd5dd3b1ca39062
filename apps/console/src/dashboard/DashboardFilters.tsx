import { todayInChina, useMessages } from '@app/web-ui';
import { useId } from 'react';
import { PERIODS } from './period';
import type { DashboardState } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

/** Of which unit, over which days, known when: all of it in the address. */
export function DashboardFilters({ state }: { readonly state: DashboardState }) {
  const t = useMessages(DASHBOARD_MESSAGES);
  const { address, units, depth, unit, period, days, asOf, me } = state;
  const id = useId();
  const day = (name: 'from' | 'to') => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(name)}</label>
      <input
        id={`${id}-${name}`}
        type="date"
        value={days[name]}
        onChange={(event) => event.target.value && address.set({ ...days, [name]: event.target.value })}
      />
    </div>
  );
  return (
    <form className="choice no-print" aria-label={t('choice')} onSubmit={(event) => event.preventDefault()}>
      <div className="field">
        <label htmlFor={`${id}-unit`}>{t('unit')}</label>
        <select id={`${id}-unit`} value={unit} onChange={(event) => address.set({ unit: event.target.value, metric: null, of: null })}>
          {!units && <option value={unit}>{me.post?.scopeUnit.name}</option>}
          {units?.map(({ id: one, name }) => (
            <option key={one} value={one}>{`${'　'.repeat(depth.get(one) ?? 0)}${name}`}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-period`}>{t('period')}</label>
        <select
          id={`${id}-period`}
          value={period}
          onChange={(event) =>
            address.set({ period: event.target.value, ...(event.target.value === 'custom' ? days : { from: null, to: null }) })
          }
        >
          {PERIODS.map((name) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </select>
      </div>
      {period === 'custom' && (
        <>
          {day('from')}
          {day('to')}
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}-as-of`}>{t('asOf')}</label>
        <input
          id={`${id}-as-of`}
          type="date"
          max={todayInChina()}
          value={asOf}
          onChange={(event) => address.set({ asOf: event.target.value })}
        />
      </div>
    </form>
  );
}
