import { AddFirm, type EnterpriseKind } from '@app/contract';
import {
  type Choice,
  enumCodes,
  Form,
  newClientId,
  SelectField,
  TextField,
  tidied,
  useEnumLabels,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { ComboboxField } from '../parts/ComboboxField';
import { searchUnits } from '../parts/searchUnits';
import { useUnits } from '../parts/useUnits';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { FIRM_MESSAGES } from './firms.messages';

const EMPTY = { name: '', creditCode: '', kind: '', registeredAddress: '', contactName: '', contactPhone: '' };

/** One firm by hand; many come by import. */
export default function NewFirmPage() {
  const t = useMessages(FIRM_MESSAGES);
  useDocumentTitle(t('addTitle'));
  const nameOf = useEnumLabels();
  const me = useMe();
  const mutate = useMutation();
  const navigate = useNavigate();
  const clientId = useMemo(newClientId, []);
  const { units } = useUnits(me.post?.scopeUnit.id, 'TOWNSHIP VILLAGE');
  const [unit, setUnit] = useState<Choice | null>(null);
  const [input, setInput] = useState(EMPTY);
  const field = (name: keyof typeof EMPTY) => ({
    name,
    label: t(name === 'contactName' ? 'contact' : name === 'contactPhone' ? 'phone' : name),
    value: input[name],
    onValue: (value: string) => setInput((now) => ({ ...now, [name]: value })),
  });
  return (
    <section className="card form-page">
      <h1>{t('addTitle')}</h1>
      <Form
        label={t('addTitle')}
        submit={t('saveFirm')}
        onCancel={() => void navigate('/firms')}
        check={() => [...(['name', 'kind'] as const).filter((name) => !input[name].trim()), ...(unit ? [] : ['unitId'])]}
        onSubmit={async () => {
          const given = Object.entries(input).filter(([name, value]) => name !== 'kind' && value.trim());
          const words = Object.fromEntries(given.map(([name, value]) => [name, tidied(value)]));
          const { createEnterprise } = await mutate(AddFirm, {
            input: { ...words, name: input.name.trim(), clientId, kind: input.kind as EnterpriseKind, unitId: unit?.value ?? '' },
          });
          if (createEnterprise.__typename === 'Enterprise') void navigate(`/firms/${createEnterprise.id}`);
        }}
      >
        <TextField {...field('name')} required />
        <TextField {...field('creditCode')} hint={t('creditCodeHint')} autoComplete="off" spellCheck={false} />
        <SelectField
          {...field('kind')}
          required
          choices={enumCodes('EnterpriseKind').map((value) => ({ value, label: nameOf('EnterpriseKind', value) }))}
        />
        <ComboboxField
          name="unitId"
          label={t('unit')}
          hint={t('unitHint')}
          required
          value={unit}
          onValue={setUnit}
          search={searchUnits(units)}
        />
        <TextField {...field('registeredAddress')} />
        <div className="pair">
          <TextField {...field('contactName')} autoComplete="off" />
          <TextField {...field('contactPhone')} inputMode="tel" autoComplete="off" />
        </div>
      </Form>
    </section>
  );
}
