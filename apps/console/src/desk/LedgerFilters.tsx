import { COMMON_MESSAGES, enumCodes, useEnumLabels, useMessages } from '@app/web-ui';
import { useEffect, useId, useState } from 'react';
import { depths, useUnits } from '../parts/useUnits';
import type { useUrlParams } from '../parts/useUrlParams';
import { useMe } from '../shell/session';
import { DESK_MESSAGES } from './desk.messages';

/** The filter of the ledger; what is chosen stands in the address. */
export function LedgerFilters({ address }: { readonly address: ReturnType<typeof useUrlParams> }) {
  const t = useMessages(DESK_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  const name = useEnumLabels();
  const id = useId();
  const { units } = useUnits(useMe().post?.scopeUnit.id);
  const depth = depths(units ?? []);
  const inAddress = address.get('text');
  const [text, setText] = useState(inAddress);
  useEffect(() => setText(inAddress), [inAddress]);
  // The list comes first; what narrows it now is always in sight.
  const [unfolded, setUnfolded] = useState(() =>
    ['light', 'category', 'source', 'unit', 'from', 'to', 'sort'].some((field) => address.get(field) !== ''),
  );
  const choose = (field: string) => ({
    id: `${id}-${field}`,
    value: address.get(field),
    onChange: (event: { readonly target: { readonly value: string } }) =>
      // A named order takes the place of the one by a heading.
      address.set({ [field]: event.target.value, ...(field === 'sort' ? { order: null } : {}) }),
  });
  return (
    <form
      className="filters"
      role="search"
      aria-label={t('filter')}
      onSubmit={(event) => {
        event.preventDefault();
        address.set({ text: text.trim() });
      }}
    >
      <div className="field grows">
        <label htmlFor={`${id}-text`}>{t('search')}</label>
        <input
          id={`${id}-text`}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text.trim() !== inAddress && address.set({ text: text.trim() })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-state`}>{t('state')}</label>
        <select {...choose('state')}>
          <option value="">{common('all')}</option>
          {enumCodes('AppealState').map((code) => (
            <option key={code} value={code}>
              {name('AppealState', code)}
            </option>
          ))}
        </select>
      </div>
      <details className="more-filters" open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
        <summary>{t('moreFilters')}</summary>
        <div>
          <div className="field">
            <label htmlFor={`${id}-light`}>{t('light')}</label>
            <select {...choose('light')}>
              <option value="">{common('all')}</option>
              {(['RED', 'YELLOW', 'GREEN'] as const).map((code) => (
                <option key={code} value={code}>
                  {common(code)}
                </option>
              ))}
            </select>
          </div>
          {(
            [
              ['category', 'AppealCategory'],
              ['source', 'AppealSource'],
            ] as const
          ).map(([field, enumName]) => (
            <div key={field} className="field">
              <label htmlFor={`${id}-${field}`}>{t(field)}</label>
              <select {...choose(field)}>
                <option value="">{common('all')}</option>
                {enumCodes(enumName).map((code) => (
                  <option key={code} value={code}>
                    {name(enumName, code)}
                  </option>
                ))}
              </select>
            </div>
          ))}
          <div className="field">
            <label htmlFor={`${id}-unit`}>{t('area')}</label>
            <select {...choose('unit')}>
              <option value="">{common('all')}</option>
              {units?.map((unit) => (
                <option key={unit.id} value={unit.id}>{`${'　'.repeat(depth.get(unit.id) ?? 0)}${unit.name}`}</option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-from`}>{t('from')}</label>
            <input type="date" {...choose('from')} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-to`}>{t('to')}</label>
            <input type="date" {...choose('to')} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-sort`}>{t('sort')}</label>
            <select {...choose('sort')}>
              {enumCodes('AppealSort').map((code) => (
                <option key={code} value={code === 'NEWEST' ? '' : code}>
                  {name('AppealSort', code)}
                </option>
              ))}
            </select>
          </div>
        </div>
      </details>
      <button type="submit">{t('find')}</button>
      {enumCodes('DeskList').includes(address.get('list')) && (
        <p className="tag">{t('shownList', { name: name('DeskList', address.get('list')) })}</p>
      )}
    </form>
  );
}
