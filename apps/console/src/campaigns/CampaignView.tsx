import { CampaignPage, type CampaignPageQuery } from '@app/contract';
import {
  enumCodes,
  dayText,
  EmptyState,
  instantText,
  Loading,
  ProblemBox,
  todayInChina,
  useLocale,
  useEnumLabels,
  useQuery,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { useUrlParams } from '../parts/useUrlParams';
import { useMe } from '../shell/session';
import { ChangeForm, FreezeForm, type Leaving } from './ListForms';
import { TargetList } from './TargetList';
import { CAMPAIGN_MESSAGES } from './campaigns.messages';

type Campaign = CampaignPageQuery['campaign'];
type Coverage = NonNullable<Campaign['coverage']>;

function Progress({ coverage, onReason }: { readonly coverage: Coverage; readonly onReason: (which: string) => void }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const { total, visited, addedSinceFirst: added, removedSinceFirst: removed } = coverage;
  return (
    <section className="card" aria-label={t('progress')}>
      <h2>{t('visitedOf', { visited, total })}</h2>
      <progress value={visited} max={Math.max(total, 1)} aria-label={t('progress')} />
      <p>{t('left', { count: total - visited })}</p>
      <p className="hint">
        {[
          t('byVersion', { n: coverage.version }),
          ...(added + removed > 0 ? [t('since', { added, removed })] : []),
          t('dataAsOf', { time: instantText(coverage.asOf, locale) }),
        ].join(' · ')}
      </p>
      <p className="hint">{t('counted')}</p>
      {total > visited && (
        <>
          <h3>{t('byReason')}</h3>
          <div className="actions">
            {[...enumCodes('NotVisitedReason'), null].flatMap((reason) =>
              coverage.reasons
                .filter((one) => one.reason === reason)
                .map(({ count }) => (
                  <button key={reason ?? ''} type="button" onClick={() => onReason(reason ?? 'UNEXPLAINED')}>
                    {`${reason ? name('NotVisitedReason', reason) : t('unexplained')} ${count}`}
                  </button>
                )),
            )}
          </div>
        </>
      )}
    </section>
  );
}

function ByUnit({ coverage, onUnit }: { readonly coverage: Coverage; readonly onUnit: (unit: string) => void }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  return (
    <section className="card" aria-label={t('byUnit')}>
      <h2>{t('byUnit')}</h2>
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            <th scope="col" className="amount">
              {t('targetsTotal')}
            </th>
            <th scope="col" className="amount">
              {t('visited')}
            </th>
            <th scope="col" className="amount">
              {t('notVisited')}
            </th>
          </tr>
        </thead>
        <tbody>
          {coverage.units.map((line) => (
            <tr key={line.unit.id}>
              <th scope="row">
                <button type="button" onClick={() => onUnit(line.unit.id)}>
                  {line.unit.name}
                </button>
              </th>
              <td className="amount" data-label={t('targetsTotal')}>
                {line.total}
              </td>
              <td className="amount" data-label={t('visited')}>
                {line.visited}
              </td>
              <td className="amount" data-label={t('notVisited')}>
                {line.total - line.visited}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Versions({ versions }: { readonly versions: Campaign['versions'] }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  return (
    <section className="card" aria-label={t('versions')}>
      <h2>{t('versions')}</h2>
      <ol className="plain-list">
        {versions.map((version) => (
          <li key={version.n}>
            <strong>
              {t(version.n === 1 ? 'versionFirst' : 'versionLine', {
                n: version.n,
                date: dayText(version.validFrom, locale),
                added: version.added,
                removed: version.removed,
              })}
            </strong>{' '}
            {version.reason}{' '}
            <span className="hint">{t('versionBy', { name: version.recordedBy.name, time: instantText(version.recordedAt, locale) })}</span>
            {version.changes.length > 0 && (
              <ul>
                {version.changes.map((change) => (
                  <li key={`${change.kind}${change.firm.id}`}>
                    {[t(change.kind), change.firm.name, change.reason && name('CampaignRemovalReason', change.reason), change.note]
                      .filter(Boolean)
                      .join(' · ')}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One campaign: how far, why not, the list, its versions. */
export function CampaignView({ id }: { readonly id: string }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const { locale } = useLocale();
  const me = useMe();
  const address = useUrlParams();
  const day = address.get('day');
  // Of an earlier day: what was so and was known when it was over.
  const past = day !== '' && day < todayInChina();
  const at = useMemo(() => (past ? { to: day, asOf: `${day}T23:59:59.999+08:00` } : { to: null, asOf: null }), [past, day]);
  const variables = useMemo(() => ({ id, ...at }), [id, at]);
  const { data, problem, reload } = useQuery(CampaignPage, variables);
  const [turn, setTurn] = useState(0);
  const [doing, setDoing] = useState<'freeze' | 'change'>();
  const [leaving, setLeaving] = useState<ReadonlyMap<string, Leaving>>(new Map());
  const changed = () => {
    setDoing(undefined);
    setLeaving(new Map());
    setTurn((now) => now + 1);
    reload();
  };
  const cancel = () => {
    setDoing(undefined);
    setLeaving(new Map());
  };
  if (problem) return <ProblemBox problem={problem} onRetry={reload} />;
  if (!data) return <Loading />;
  const { campaign } = data;
  const { coverage, versions } = campaign;
  const manages = me.can('campaign:manage') && me.post?.scopeUnit.id === campaign.unit.id && !past;
  const version = versions[0]?.n;
  return (
    <>
      <section className="card" aria-labelledby="campaign-name">
        <div className="headline">
          <h2 id="campaign-name">{campaign.name}</h2>
          {manages && !doing && (
            <button type="button" className={version ? undefined : 'primary'} onClick={() => setDoing(version ? 'change' : 'freeze')}>
              {t(version ? 'change' : 'freeze')}
            </button>
          )}
        </div>
        <p>{t('range', { from: dayText(campaign.from, locale), to: dayText(campaign.to, locale), unit: campaign.unit.name })}</p>
        <div className="field">
          <label htmlFor="campaign-day">{t('until')}</label>
          <input
            type="date"
            id="campaign-day"
            aria-describedby="campaign-day-hint"
            max={todayInChina()}
            value={day}
            onChange={(event) => address.set({ day: event.target.value })}
          />
          <p className="hint" id="campaign-day-hint">
            {t('untilHint')}
          </p>
        </div>
        {doing === 'freeze' && <FreezeForm campaignId={id} areaId={campaign.unit.id} onDone={changed} onCancel={cancel} />}
        {doing === 'change' && version && coverage && (
          <ChangeForm
            campaignId={id}
            areaId={campaign.unit.id}
            version={version}
            total={coverage.total}
            leaving={leaving}
            onLeaving={setLeaving}
            onDone={changed}
            onCancel={cancel}
          />
        )}
      </section>
      {!coverage && (
        <EmptyState title={t(version ? 'notFrozenThen' : 'notFrozen')}>{version ? null : <p>{t('notFrozenHint')}</p>}</EmptyState>
      )}
      {coverage && (
        <>
          <Progress coverage={coverage} onReason={(which) => address.set({ which })} />
          <TargetList
            // Read again after every change.
            key={turn}
            campaignId={id}
            units={coverage.units.map(({ unit }) => unit)}
            at={at}
            address={address}
            leaving={doing === 'change' ? new Set(leaving.keys()) : null}
            onLeave={({ id: firm, name }) => setLeaving(new Map(leaving).set(firm, { name, reason: '', note: '' }))}
            onChanged={changed}
          />
          <ByUnit coverage={coverage} onUnit={(unit) => address.set({ unit })} />
          <Versions versions={versions} />
        </>
      )}
    </>
  );
}
