import { CreateUnit, type UnitKind } from '@app/contract';
import { enumCodes, Form, newClientId, SelectField, TextField, tidied, useEnumLabels, useMutation, useMessages } from '@app/web-ui';
import { useMemo, useState } from 'react';
import type { UnitLine } from '../parts/useUnits';
import { USER_MESSAGES } from './users.messages';

export function NewUnitForm({
  parent,
  onDone,
  onCancel,
}: {
  readonly parent: UnitLine;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useMessages(USER_MESSAGES);
  const nameOf = useEnumLabels();
  const mutate = useMutation();
  const clientId = useMemo(newClientId, []);
  const [kind, setKind] = useState('');
  const [name, setName] = useState('');
  const [shortName, setShortName] = useState('');
  const [code, setCode] = useState('');
  return (
    <Form
      label={t('addUnit')}
      submit={t('saveUnit')}
      onCancel={onCancel}
      check={() => [...(kind ? [] : ['kind']), ...(name.trim() ? [] : ['name'])]}
      onSubmit={async () => {
        const optional = { ...(shortName.trim() ? { shortName: tidied(shortName) } : {}), ...(code.trim() ? { code: tidied(code) } : {}) };
        await mutate(CreateUnit, { input: { clientId, parentId: parent.id, kind: kind as UnitKind, name: name.trim(), ...optional } });
        onDone();
      }}
    >
      <p className="hint">{t('underUnit', { name: parent.name })}</p>
      <SelectField
        name="kind"
        label={t('unitKind')}
        required
        value={kind}
        onValue={setKind}
        choices={enumCodes('UnitKind').map((value) => ({ value, label: nameOf('UnitKind', value) }))}
      />
      <TextField name="name" label={t('unitName')} required value={name} onValue={setName} />
      <TextField name="shortName" label={t('shortName')} value={shortName} onValue={setShortName} />
      <TextField name="code" label={t('unitCode')} hint={t('unitCodeHint')} value={code} onValue={setCode} />
    </Form>
  );
}
