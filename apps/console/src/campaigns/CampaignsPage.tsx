import { Campaigns } from '@app/contract';
import { EmptyState, Loading, ProblemBox, SelectField, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { CampaignView } from './CampaignView';
import { OpenForm } from './ListForms';
import { CAMPAIGN_MESSAGES } from './campaigns.messages';

/** 专项行动: the latest one first, and how far it has come. */
export default function CampaignsPage() {
  const t = useMessages(CAMPAIGN_MESSAGES);
  useDocumentTitle(t('title'));
  const me = useMe();
  const address = useUrlParams();
  const list = usePaginatedQuery(Campaigns, JSON.stringify({ first: 50 }), (data) => data.campaigns);
  const [opening, setOpening] = useState(false);
  const manages = me.can('campaign:manage');
  const id = address.get('campaign') || list.nodes[0]?.id;
  return (
    <>
      <div className="headline">
        <h1>{t('title')}</h1>
        {manages && !opening && (
          <button type="button" className={list.nodes.length === 0 ? 'primary' : undefined} onClick={() => setOpening(true)}>
            {t('open')}
          </button>
        )}
      </div>
      <ProblemBox problem={list.problem} onRetry={list.reload} />
      {opening && (
        <section className="card">
          <OpenForm
            onCancel={() => setOpening(false)}
            onDone={(made) => {
              setOpening(false);
              list.reload();
              address.set({ campaign: made, which: null, unit: null, day: null });
            }}
          />
        </section>
      )}
      {list.loading && list.nodes.length === 0 && <Loading />}
      {!list.loading && !list.problem && list.nodes.length === 0 && (
        <EmptyState title={t('none')}>
          <p>{t(manages ? 'noneHint' : 'noneRead')}</p>
        </EmptyState>
      )}
      {list.nodes.length > 1 && (
        <SelectField
          name="campaign"
          label={t('choose')}
          none=""
          value={id ?? ''}
          onValue={(value) => address.set({ campaign: value, which: null, unit: null, day: null })}
          choices={list.nodes.map((one) => ({ value: one.id, label: `${one.name} · ${one.unit.name}` }))}
        />
      )}
      {id && <CampaignView key={id} id={id} />}
    </>
  );
}
