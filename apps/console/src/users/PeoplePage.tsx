import { PeopleOf, SetUnitPhone } from '@app/contract';
import { EmptyState, Loading, ProblemBox, useEnumLabels, useMutation, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { depths, useUnits } from '../parts/useUnits';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { NewPersonForm } from './NewPersonForm';
import { NewUnitForm } from './NewUnitForm';
import type { Started } from './people';
import { PersonCard } from './PersonCard';
import { PhoneForm } from './PhoneForm';
import { type Slip, SlipSheet } from './SlipSheet';
import { StartSlip } from './StartSlip';
import { START_MESSAGES } from './start-slips.messages';
import { USER_MESSAGES } from './users.messages';
import { WaitingTakeovers } from './WaitingTakeovers';

function PeopleOfUnit({ unitId, onSlip }: { readonly unitId: string; readonly onSlip: (slip: Slip) => void }) {
  const t = useMessages(USER_MESSAGES);
  const me = useMe();
  const list = usePaginatedQuery(PeopleOf, JSON.stringify({ unitId, first: 50 }), (data) => data.people);
  const [started, setStarted] = useState<Started>();
  const [adding, setAdding] = useState(false);
  return (
    <section className="card">
      <h2>{t('people')}</h2>
      {started && <StartSlip started={started} onPutAway={() => setStarted(undefined)} />}
      {me.can('person:manage') &&
        (adding ? (
          <NewPersonForm
            unitId={unitId}
            onCancel={() => setAdding(false)}
            onDone={(made) => {
              setAdding(false);
              setStarted(made);
              list.reload();
            }}
          />
        ) : (
          <button type="button" onClick={() => setAdding(true)}>
            {t('addPerson')}
          </button>
        ))}
      <ProblemBox problem={list.problem} onRetry={list.reload} />
      {list.nodes.length === 0 && list.loading && <Loading />}
      {list.nodes.length === 0 && !list.loading && !list.problem && (
        <EmptyState title={t('nobody')}>{me.can('person:manage') && <p>{t('nobodyHint')}</p>}</EmptyState>
      )}
      <ul className="cards">
        {list.nodes.map((person) => (
          <PersonCard key={person.id} person={person} onChanged={list.reload} onStarted={setStarted} onSlip={onSlip} />
        ))}
      </ul>
      {list.hasMore && (
        <button type="button" onClick={list.more} aria-disabled={list.loading}>
          {t('morePeople')}
        </button>
      )}
    </section>
  );
}

/** Units and the people in them: made by one administrator, given posts by another. */
export default function PeoplePage() {
  const t = useMessages(USER_MESSAGES);
  useDocumentTitle(t('title'));
  const name = useEnumLabels();
  const me = useMe();
  const address = useUrlParams();
  const [turn, setTurn] = useState(0);
  const [adding, setAdding] = useState(false);
  const [slip, setSlip] = useState<Slip>();
  const [editing, setEditing] = useState<string>();
  const mutate = useMutation();
  const s = useMessages(START_MESSAGES);
  const { units, problem } = useUnits(me.post?.scopeUnit.id, '', turn);
  const depth = depths(units ?? []);
  const unit = units?.find(({ id }) => id === address.get('unit')) ?? units?.[0];
  if (slip) return <SlipSheet sheet={{ slips: [slip], refused: [] }} onPutAway={() => setSlip(undefined)} />;
  return (
    <>
      <h1>{t('title')}</h1>
      {me.can('post:manage') && <WaitingTakeovers />}
      <ProblemBox problem={problem} onRetry={() => setTurn((now) => now + 1)} />
      {!units && !problem && <Loading />}
      {units && (
        <details className="card" open={units.length < 6}>
          <summary>{t('guide')}</summary>
          <ol>
            {(['guideUnits', 'guidePeople', 'guidePosts', 'guideFirms'] as const).map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        </details>
      )}
      {unit && (
        <div className="two">
          <nav aria-label={t('units')} className="card unit-tree">
            <h2>{t('units')}</h2>
            <ul>
              {units?.map((one) => (
                <li key={one.id} className={`depth-${Math.min(depth.get(one.id) ?? 0, 4)}`}>
                  <button
                    type="button"
                    className="link"
                    aria-current={one.id === unit.id ? 'true' : undefined}
                    onClick={() => address.set({ unit: one.id })}
                  >
                    {one.shortName}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <div>
            <section className="card">
              <h2>{unit.name}</h2>
              <p className="hint">{`${name('UnitKind', unit.kind)} · ${unit.code}`}</p>
              <p>{`${s('unitPhone')}：${unit.phone ?? s('noPhone')}`}</p>
              {me.can('unit:manage') && editing === unit.id && (
                <PhoneForm
                  label={s('editUnitPhone')}
                  field={s('unitPhone')}
                  hint={s('unitPhoneHint')}
                  phone={unit.phone ?? null}
                  onCancel={() => setEditing(undefined)}
                  onSave={async (phone) => {
                    await mutate(SetUnitPhone, { input: { unitId: unit.id, phone } });
                    setEditing(undefined);
                    setTurn((now) => now + 1);
                  }}
                />
              )}
              {me.can('unit:manage') && editing !== unit.id && (
                <button type="button" onClick={() => setEditing(unit.id)}>
                  {s('editUnitPhone')}
                </button>
              )}{' '}
              {me.can('unit:manage') &&
                (adding ? (
                  <NewUnitForm
                    key={unit.id}
                    parent={unit}
                    onCancel={() => setAdding(false)}
                    onDone={() => {
                      setAdding(false);
                      setTurn((now) => now + 1);
                    }}
                  />
                ) : (
                  <button type="button" onClick={() => setAdding(true)}>
                    {t('addUnit')}
                  </button>
                ))}
            </section>
            <PeopleOfUnit key={unit.id} unitId={unit.id} onSlip={setSlip} />
          </div>
        </div>
      )}
    </>
  );
}
