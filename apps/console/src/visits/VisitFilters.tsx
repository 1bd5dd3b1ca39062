import { PersonName } from '@app/contract';
import {
  type Choice,
  COMMON_MESSAGES,
  daysOf,
  PERIODS,
  type Period,
  periodOf,
  todayInChina,
  useEnumLabels,
  useQuery,
  useMessages,
} from '@app/web-ui';
import { useId, useMemo, useState } from 'react';
import { ComboboxField } from '../parts/ComboboxField';
import type { useUrlParams } from '../parts/useUrlParams';
import { usePersonSearch } from '../parts/usePersonSearch';
import { depths, useUnits } from '../parts/useUnits';
import { useMe } from '../shell/session';
import { CHANNELS, TOPICS } from './visit';
import { VISIT_MESSAGES } from './visits.messages';

/** Whom the address names: only the id stands there. */
function usePerson(id: string, mayAsk: boolean): Choice | null {
  const variables = useMemo(() => ({ id }), [id]);
  const { data } = useQuery(PersonName, variables, { pause: !id || !mayAsk });
  if (!id) return null;
  return { value: id, label: data?.person.id === id ? data.person.name : '…' };
}

/** The filter of the ledger of visits; what is chosen stands in the address. */
export function VisitFilters({ address }: { readonly address: ReturnType<typeof useUrlParams> }) {
  const t = useMessages(VISIT_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  const name = useEnumLabels();
  const id = useId();
  const me = useMe();
  const { units } = useUnits(me.post?.scopeUnit.id);
  const depth = depths(units ?? []);
  const person = usePerson(address.get('person'), me.can('unit:read'));
  const searchPeople = usePersonSearch();
  const today = todayInChina();
  const days = { from: address.get('from'), to: address.get('to') };
  const named = periodOf(days, today);
  const period = named ?? (days.from || days.to ? 'OTHER' : '');
  // On a phone the list comes first; what narrows it now is always in sight.
  const [unfolded, setUnfolded] = useState(
    () =>
      window.matchMedia('(min-width: 40.01rem)').matches ||
      ['unit', 'person', 'topic', 'channel', 'from', 'to'].some((field) => address.get(field) !== ''),
  );
  const [otherDays, setOtherDays] = useState(false);
  const choose = (field: string) => ({
    id: `${id}-${field}`,
    value: address.get(field),
    onChange: (event: { readonly target: { readonly value: string } }) => address.set({ [field]: event.target.value }),
  });
  const choosePeriod = (value: string) => {
    setOtherDays(value === 'OTHER');
    if (value === '') address.set({ from: null, to: null });
    else if (value !== 'OTHER') address.set({ ...daysOf(value as Period, today) });
  };
  return (
    <form className="filters" role="search" aria-label={t('filter')} onSubmit={(event) => event.preventDefault()}>
      <details className="more-filters all-filters" open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
        <summary>{t('filter')}</summary>
        <div>
          <div className="field">
            <label htmlFor={`${id}-period`}>{t('period')}</label>
            <select id={`${id}-period`} value={otherDays ? 'OTHER' : period} onChange={(event) => choosePeriod(event.target.value)}>
              <option value="">{common('all')}</option>
              {[...PERIODS, 'OTHER' as const].map((code) => (
                <option key={code} value={code}>
                  {t(code)}
                </option>
              ))}
            </select>
          </div>
          {(otherDays || period === 'OTHER') && (
            <>
              <div className="field">
                <label htmlFor={`${id}-from`}>{t('from')}</label>
                <input type="date" {...choose('from')} />
              </div>
              <div className="field">
                <label htmlFor={`${id}-to`}>{t('to')}</label>
                <input type="date" {...choose('to')} />
              </div>
            </>
          )}
          <div className="field">
            <label htmlFor={`${id}-unit`}>{t('unit')}</label>
            <select {...choose('unit')}>
              <option value="">{common('all')}</option>
              {units?.map((unit) => (
                <option key={unit.id} value={unit.id}>{`${'　'.repeat(depth.get(unit.id) ?? 0)}${unit.name}`}</option>
              ))}
            </select>
          </div>
          {me.can('unit:read') && (
            <div className="person-filter">
              <ComboboxField
                name="person"
                label={t('person')}
                required
                value={person}
                onValue={(one) => address.set({ person: one?.value ?? null })}
                search={searchPeople}
              />
              {person && (
                <button type="button" aria-label={common('takeOut', { name: person.label })} onClick={() => address.set({ person: null })}>
                  ×
                </button>
              )}
            </div>
          )}
          {(
            [
              ['topic', 'VisitTopic', TOPICS],
              ['channel', 'VisitChannel', CHANNELS],
            ] as const
          ).map(([field, codes, order]) => (
            <div className="field" key={field}>
              <label htmlFor={`${id}-${field}`}>{t(field)}</label>
              <select {...choose(field)}>
                <option value="">{common('all')}</option>
                {order.map((code) => (
                  <option key={code} value={code}>
                    {name(codes, code)}
                  </option>
                ))}
              </select>
            </div>
          ))}
          <div className="field field-check">
            <input
              id={`${id}-voided`}
              type="checkbox"
              checked={address.get('voided') === '1'}
              onChange={(event) => address.set({ voided: event.target.checked ? '1' : null })}
            />
            <label htmlFor={`${id}-voided`}>{t('voidedToo')}</label>
          </div>
        </div>
      </details>
    </form>
  );
}
