import { ChangeList, FreezeList, ListPreview, OpenCampaign, type CampaignListFilter, type CampaignRemovalReason } from '@app/contract';
import {
  CAMPAIGN_WORDS,
  codesOf,
  Form,
  newClientId,
  ProblemBox,
  SelectField,
  TextField,
  todayInChina,
  useNames,
  useRead,
  useRun,
  useWords,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { useUnits } from '../parts/useUnits';

interface Ends {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
/** A firm that is to leave the list, and why. */
export interface Leaving {
  readonly name: string;
  readonly reason: string;
  readonly words: string;
}

export function OpenForm({ onDone, onCancel }: { readonly onDone: (id: string) => void; readonly onCancel: () => void }) {
  const t = useWords(CAMPAIGN_WORDS);
  const run = useRun();
  const clientId = useMemo(newClientId, []);
  const [name, setName] = useState('');
  const [from, setFrom] = useState(todayInChina());
  const [to, setTo] = useState('');
  return (
    <Form
      label={t('open')}
      submit={t('open')}
      onCancel={onCancel}
      check={() => [...(name.trim() ? [] : ['name']), ...(from ? [] : ['from']), ...(to ? [] : ['to'])]}
      onSubmit={async () => onDone((await run(OpenCampaign, { input: { clientId, name: name.trim(), from, to } })).createCampaign.id)}
    >
      <TextField name="name" label={t('name')} required value={name} onValue={setName} />
      <TextField name="from" label={t('from')} required type="date" value={from} onValue={setFrom} />
      <TextField name="to" label={t('to')} required type="date" value={to} onValue={setTo} />
    </Form>
  );
}

/** Unit, kind and state: which firms of the register are meant. */
function useFilter(areaId: string) {
  const t = useWords(CAMPAIGN_WORDS);
  const name = useNames();
  const { units } = useUnits(areaId);
  const [unit, setUnit] = useState('');
  const [kind, setKind] = useState('');
  const [status, setStatus] = useState('');
  const filter = useMemo(
    () =>
      ({
        unitIds: unit ? [unit] : null,
        kinds: kind ? [kind] : null,
        statuses: status ? [status] : null,
      }) as CampaignListFilter,
    [unit, kind, status],
  );
  const fields = (
    <>
      <SelectField
        name="unitIds"
        label={t('unit')}
        none={t('allUnits')}
        value={unit}
        onValue={setUnit}
        choices={(units ?? []).map((one) => ({ value: one.id, label: one.name }))}
      />
      <SelectField
        name="kinds"
        label={t('kind')}
        none={t('allKinds')}
        value={kind}
        onValue={setKind}
        choices={codesOf('EnterpriseKind').map((value) => ({ value, label: name('EnterpriseKind', value) }))}
      />
      <SelectField
        name="statuses"
        label={t('status')}
        none={t('allStatuses')}
        value={status}
        onValue={setStatus}
        choices={codesOf('EnterpriseStatus').map((value) => ({ value, label: name('EnterpriseStatus', value) }))}
      />
    </>
  );
  return { filter, fields };
}

/** The first version, by a filter, with how many that would be. */
export function FreezeForm({ campaignId, areaId, onDone, onCancel }: Ends & { readonly campaignId: string; readonly areaId: string }) {
  const t = useWords(CAMPAIGN_WORDS);
  const run = useRun();
  const clientId = useMemo(newClientId, []);
  const { filter, fields } = useFilter(areaId);
  const [reason, setReason] = useState('');
  const input = useMemo(() => ({ input: { campaignId, filter } }), [campaignId, filter]);
  const { data, problem, reload } = useRead(ListPreview, input);
  return (
    <Form
      label={t('freeze')}
      submit={t('freeze')}
      onCancel={onCancel}
      check={() => (reason.trim() ? [] : ['reason'])}
      onSubmit={async () => {
        await run(FreezeList, { input: { clientId, campaignId, reason: reason.trim(), filter } });
        onDone();
      }}
    >
      <p className="hint">{t('freezeHint')}</p>
      {fields}
      <ProblemBox problem={problem} onRetry={reload} />
      <p role="status">
        <strong>{data && t('willList', { count: data.campaignListPreview.count })}</strong>
      </p>
      <TextField name="reason" label={t('basis')} required value={reason} onValue={setReason} />
    </Form>
  );
}

/** The next version: who is added, who is removed and why, and how long the list will be. */
export function ChangeForm({
  campaignId,
  areaId,
  version,
  total,
  leaving,
  onLeaving,
  onDone,
  onCancel,
}: Ends & {
  readonly campaignId: string;
  readonly areaId: string;
  readonly version: number;
  readonly total: number;
  readonly leaving: ReadonlyMap<string, Leaving>;
  readonly onLeaving: (leaving: ReadonlyMap<string, Leaving>) => void;
}) {
  const t = useWords(CAMPAIGN_WORDS);
  const name = useNames();
  const run = useRun();
  const clientId = useMemo(newClientId, []);
  const { filter, fields } = useFilter(areaId);
  const [reason, setReason] = useState('');
  const [adds, setAdds] = useState<ReadonlySet<string>>(new Set());
  const input = useMemo(() => ({ input: { campaignId, filter } }), [campaignId, filter]);
  const { data, problem, reload } = useRead(ListPreview, input);
  const fresh = data?.campaignListPreview;
  const hidden = fresh ? fresh.added - fresh.firms.length : 0;
  const put = (id: string, changed: Leaving | null) => {
    const next = new Map(leaving);
    if (changed) next.set(id, changed);
    else next.delete(id);
    onLeaving(next);
  };
  return (
    <Form
      label={t('change')}
      submit={t('changeNow', { n: version + 1 })}
      onCancel={onCancel}
      check={() => [
        ...[...leaving].flatMap(([id, one]) => [...(one.reason ? [] : [`reason-${id}`]), ...(one.words.trim() ? [] : [`words-${id}`])]),
        ...(reason.trim() ? [] : ['reason']),
      ]}
      onSubmit={async () => {
        await run(ChangeList, {
          input: {
            clientId,
            campaignId,
            expectedVersion: version,
            reason: reason.trim(),
            adds: [...adds],
            removes: [...leaving].map(([enterpriseId, one]) => ({
              enterpriseId,
              reason: one.reason as CampaignRemovalReason,
              words: one.words.trim(),
            })),
          },
        });
        onDone();
      }}
    >
      <fieldset>
        <legend>{t('add')}</legend>
        {fields}
        <ProblemBox problem={problem} onRetry={reload} />
        {fresh?.added === 0 && <p>{t('nothingToAdd')}</p>}
        {fresh?.firms.map((firm) => (
          <div className="field field-check" key={firm.id}>
            <input
              type="checkbox"
              id={`add-${firm.id}`}
              checked={adds.has(firm.id)}
              onChange={(event) => {
                const next = new Set(adds);
                if (event.target.checked) next.add(firm.id);
                else next.delete(firm.id);
                setAdds(next);
              }}
            />
            <label htmlFor={`add-${firm.id}`}>{`${firm.name} · ${firm.unitName}`}</label>
          </div>
        ))}
        {hidden > 0 && <p className="hint">{t('addMore', { count: hidden })}</p>}
      </fieldset>
      <fieldset>
        <legend>{t('remove')}</legend>
        <p className="hint">{t('removeHint')}</p>
        {[...leaving].map(([id, one]) => (
          <div key={id}>
            <p>
              <strong>{one.name}</strong>{' '}
              <button type="button" aria-label={t('keepOf', { name: one.name })} onClick={() => put(id, null)}>
                {t('keep')}
              </button>
            </p>
            <SelectField
              name={`reason-${id}`}
              label={t('reason')}
              required
              value={one.reason}
              onValue={(value) => put(id, { ...one, reason: value })}
              choices={codesOf('CampaignRemovalReason').map((value) => ({ value, label: name('CampaignRemovalReason', value) }))}
            />
            <TextField
              name={`words-${id}`}
              label={t('words')}
              required
              value={one.words}
              onValue={(value) => put(id, { ...one, words: value })}
            />
          </div>
        ))}
      </fieldset>
      <p role="status">
        <strong>{t('willChange', { added: adds.size, removed: leaving.size, total: total + adds.size - leaving.size })}</strong>
      </p>
      <TextField name="reason" label={t('basis')} required value={reason} onValue={setReason} />
    </Form>
  );
}
