import { CampaignTargets, type CampaignTargetsQuery } from '@app/contract';
import { enumCodes, dayText, EmptyState, ProblemBox, SelectField, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import type { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useMe } from '../shell/session';
import { NoteForm, VoidNoteForm } from './NoteForms';
import { CAMPAIGN_MESSAGES } from './campaigns.messages';

type Target = CampaignTargetsQuery['campaign']['targets']['edges'][number]['node'];

const PAGE = 50;
const UNEXPLAINED = 'UNEXPLAINED';

/** What is chosen above the list, as the server takes it. */
function filterOf(which: string, unitId: string, responsibleId: string) {
  const visited = which === 'ALL' ? null : which === 'VISITED';
  const reason = enumCodes('NotVisitedReason').includes(which) ? which : null;
  return { visited, reason, unexplained: which === UNEXPLAINED || null, unitId: unitId || null, responsibleId: responsibleId || null };
}

function State({ target }: { readonly target: Target }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  if (target.visitedOn) return t('visitedOn', { date: dayText(target.visitedOn, locale) });
  if (!target.reason) return t('notYet');
  return (
    <>
      <strong>{name('NotVisitedReason', target.reason)}</strong>
      {target.note && (
        <>
          {' '}
          {target.note.note}{' '}
          <span className="hint">{t('notedBy', { date: dayText(target.note.occurredOn, locale), name: target.note.recordedBy.name })}</span>
        </>
      )}
    </>
  );
}

/** The firms of the list, those not visited first asked for, each with who is responsible and what can be done. */
export function TargetList({
  campaignId,
  units,
  at,
  address,
  leaving,
  onLeave,
  onChanged,
}: {
  readonly campaignId: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly at: { readonly to: string | null; readonly asOf: string | null };
  readonly address: ReturnType<typeof useUrlParams>;
  readonly leaving: ReadonlySet<string> | null;
  readonly onLeave: (target: { readonly id: string; readonly name: string }) => void;
  readonly onChanged: () => void;
}) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const name = useEnumLabels();
  const me = useMe();
  const which = address.get('which') || 'NOT';
  const unit = address.get('unit');
  const person = address.get('person');
  const filter = filterOf(which, unit, person);
  const list = usePaginatedQuery(
    CampaignTargets,
    JSON.stringify({ id: campaignId, filter, ...at, first: PAGE }),
    (data) => data.campaign.targets,
  );
  const [doing, setDoing] = useState<string>();
  const done = () => {
    setDoing(undefined);
    onChanged();
  };
  const mayNote = at.asOf === null && (me.can('campaign:manage') || me.can('visit:log'));
  return (
    <section className="card" aria-label={t('list')}>
      <h2>{t('list')}</h2>
      <div className="filters">
        <SelectField
          name="which"
          label={t('which')}
          none=""
          value={which}
          onValue={(value) => address.set({ which: value })}
          choices={[
            { value: 'NOT', label: t('notVisited') },
            { value: UNEXPLAINED, label: t('unexplained') },
            ...enumCodes('NotVisitedReason').map((value) => ({ value, label: name('NotVisitedReason', value) })),
            { value: 'VISITED', label: t('visited') },
            { value: 'ALL', label: t('all') },
          ]}
        />
        <SelectField
          name="unit"
          label={t('unit')}
          none={t('allUnits')}
          value={unit}
          onValue={(value) => address.set({ unit: value })}
          choices={units.map((one) => ({ value: one.id, label: one.name }))}
        />
      </div>
      <ProblemBox problem={list.problem} onRetry={list.reload} />
      {!list.loading && list.nodes.length === 0 && <EmptyState title={t('nothingHere')} />}
      {list.nodes.length > 0 && (
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{t('firm')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('responsible')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('act')}</th>
            </tr>
          </thead>
          <tbody>
            {list.nodes.map((target) => {
              const firm = { id: target.id, name: target.name ?? '—' };
              return (
                <tr key={target.id}>
                  <th scope="row">{me.can('enterprise:read') ? <Link to={`/firms/${target.id}`}>{firm.name}</Link> : firm.name}</th>
                  <td data-label={t('unit')}>{target.unit?.name}</td>
                  <td data-label={t('responsible')}>{target.responsible?.name ?? t('nobody')}</td>
                  <td data-label={t('state')}>
                    <State target={target} />
                    {doing === target.id && target.note && (
                      <VoidNoteForm noteId={target.note.id} name={firm.name} onDone={done} onCancel={() => setDoing(undefined)} />
                    )}
                    {doing === target.id && !target.note && (
                      <NoteForm campaignId={campaignId} firm={firm} onDone={done} onCancel={() => setDoing(undefined)} />
                    )}
                  </td>
                  <td>
                    {leaving && !leaving.has(target.id) && (
                      <button type="button" aria-label={t('removeOf', { name: firm.name })} onClick={() => onLeave(firm)}>
                        {t('removeOne')}
                      </button>
                    )}
                    {!leaving && mayNote && !target.visitedOn && doing !== target.id && (target.note || !target.reason) && (
                      <button
                        type="button"
                        aria-label={t(target.note ? 'takeBackOf' : 'noteOf', { name: firm.name })}
                        onClick={() => setDoing(target.id)}
                      >
                        {t(target.note ? 'takeBack' : 'note')}
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p className="hint" role="status">
        {list.totalCount !== undefined && t('shown', { total: list.totalCount, shown: list.nodes.length })}
      </p>
      {list.hasMore && (
        <button type="button" onClick={list.more} aria-disabled={list.loading}>
          {t('more')}
        </button>
      )}
    </section>
  );
}
