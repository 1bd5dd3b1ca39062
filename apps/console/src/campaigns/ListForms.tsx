import { ChangeList, FreezeList, ListPreview, OpenCampaign, type CampaignListFilter, type CampaignRemovalReason } from '@app/contract';
import {
  type Choice,
  enumCodes,
  Form,
  newClientId,
  ProblemBox,
  SelectField,
  TextField,
  todayInChina,
  useEnumLabels,
  useQuery,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { ChipsField } from '../parts/ChipsField';
import { MultiComboboxField } from '../parts/MultiComboboxField';
import { useFirmSearch } from '../parts/useFirmSearch';
import { useUnits } from '../parts/useUnits';
import { useFirmProblems } from './useFirmProblems';
import { CAMPAIGN_MESSAGES } from './campaigns.messages';

interface Ends {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
/** A firm that is to leave the list, and why. */
export interface Leaving {
  readonly name: string;
  readonly reason: string;
  readonly note: string;
}

export function OpenForm({ onDone, onCancel }: { readonly onDone: (id: string) => void; readonly onCancel: () => void }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const mutate = useMutation();
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
      onSubmit={async () => onDone((await mutate(OpenCampaign, { input: { clientId, name: name.trim(), from, to } })).createCampaign.id)}
    >
      <TextField name="name" label={t('name')} required value={name} onValue={setName} />
      <TextField name="from" label={t('from')} required type="date" value={from} onValue={setFrom} />
      <TextField name="to" label={t('to')} required type="date" value={to} onValue={setTo} />
    </Form>
  );
}

/** Unit, kind and state: which firms of the register are meant. */
function useFilter(areaId: string) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const name = useEnumLabels();
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
        choices={enumCodes('EnterpriseKind').map((value) => ({ value, label: name('EnterpriseKind', value) }))}
      />
      <SelectField
        name="statuses"
        label={t('status')}
        none={t('allStatuses')}
        value={status}
        onValue={setStatus}
        choices={enumCodes('EnterpriseStatus').map((value) => ({ value, label: name('EnterpriseStatus', value) }))}
      />
    </>
  );
  return { filter, fields };
}

/** The first version, by a filter or firm by firm, with how many that would be. */
export function FreezeForm({ campaignId, areaId, onDone, onCancel }: Ends & { readonly campaignId: string; readonly areaId: string }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const mutate = useMutation();
  const clientId = useMemo(newClientId, []);
  const naming = useFirmProblems('enterpriseIds');
  const findFirm = useFirmSearch();
  const { filter, fields } = useFilter(areaId);
  const [by, setBy] = useState<'byFilter' | 'byName'>('byFilter');
  const [firms, setFirms] = useState<readonly Choice[]>([]);
  const [reason, setReason] = useState('');
  const named = by === 'byName';
  const input = useMemo(() => ({ input: { campaignId, filter } }), [campaignId, filter]);
  const { data, problem, reload } = useQuery(ListPreview, input, { pause: named });
  const count = named ? firms.length : data?.campaignListPreview.count;
  return (
    <Form
      label={t('freeze')}
      submit={t('freeze')}
      onCancel={onCancel}
      check={() => [...(named && firms.length === 0 ? ['enterpriseIds'] : []), ...(reason.trim() ? [] : ['reason'])]}
      onSubmit={async () => {
        const which = named ? { enterpriseIds: firms.map(({ value }) => value) } : { filter };
        await naming(firms, () => mutate(FreezeList, { input: { clientId, campaignId, reason: reason.trim(), ...which } }));
        onDone();
      }}
    >
      <p className="hint">{t('freezeHint')}</p>
      <ChipsField
        name="by"
        label={t('chooseBy')}
        required
        value={[by]}
        onValue={([one]) => setBy(one === 'byName' ? 'byName' : 'byFilter')}
        choices={(['byFilter', 'byName'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {named ? (
        <MultiComboboxField name="enterpriseIds" label={t('firmsByName')} required value={firms} onValue={setFirms} search={findFirm} />
      ) : (
        <>
          {fields}
          <ProblemBox problem={problem} onRetry={reload} />
        </>
      )}
      <p role="status">
        <strong>{count !== undefined && t('willList', { count })}</strong>
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
  const t = useMessages(CAMPAIGN_MESSAGES);
  const name = useEnumLabels();
  const mutate = useMutation();
  const naming = useFirmProblems('adds');
  const findFirm = useFirmSearch();
  const clientId = useMemo(newClientId, []);
  const { filter, fields } = useFilter(areaId);
  const [reason, setReason] = useState('');
  // Found by name, or ticked among those that the filter shows.
  const [named, setNamed] = useState<readonly Choice[]>([]);
  const [ticked, setTicked] = useState<readonly Choice[]>([]);
  const adds = [...new Map([...named, ...ticked].map((firm) => [firm.value, firm])).values()];
  const input = useMemo(() => ({ input: { campaignId, filter } }), [campaignId, filter]);
  const { data, problem, reload } = useQuery(ListPreview, input);
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
        ...[...leaving].flatMap(([id, one]) => [...(one.reason ? [] : [`reason-${id}`]), ...(one.note.trim() ? [] : [`note-${id}`])]),
        ...(reason.trim() ? [] : ['reason']),
      ]}
      onSubmit={async () => {
        const removes = [...leaving].map(([enterpriseId, one]) => ({
          enterpriseId,
          reason: one.reason as CampaignRemovalReason,
          note: one.note.trim(),
        }));
        const change = { expectedVersion: version, reason: reason.trim(), adds: adds.map(({ value }) => value), removes };
        await naming(adds, () => mutate(ChangeList, { input: { clientId, campaignId, ...change } }));
        onDone();
      }}
    >
      <fieldset>
        <legend>{t('add')}</legend>
        <MultiComboboxField
          name="adds"
          label={t('addByName')}
          hint={t('addByNameHint')}
          value={named}
          onValue={setNamed}
          search={findFirm}
        />
        {fields}
        <ProblemBox problem={problem} onRetry={reload} />
        {fresh?.added === 0 && <p>{t('nothingToAdd')}</p>}
        {fresh?.firms.map((firm) => (
          <div className="field field-check" key={firm.id}>
            <input
              type="checkbox"
              id={`add-${firm.id}`}
              checked={ticked.some(({ value }) => value === firm.id)}
              onChange={({ target }) => {
                const others = ticked.filter(({ value }) => value !== firm.id);
                setTicked(target.checked ? [...others, { value: firm.id, label: firm.name }] : others);
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
              choices={enumCodes('CampaignRemovalReason').map((value) => ({ value, label: name('CampaignRemovalReason', value) }))}
            />
            <TextField
              name={`note-${id}`}
              label={t('noteText')}
              required
              value={one.note}
              onValue={(value) => put(id, { ...one, note: value })}
            />
          </div>
        ))}
      </fieldset>
      <p role="status">
        <strong>{t('willChange', { added: adds.length, removed: leaving.size, total: total + adds.length - leaving.size })}</strong>
      </p>
      <TextField name="reason" label={t('basis')} required value={reason} onValue={setReason} />
    </Form>
  );
}
