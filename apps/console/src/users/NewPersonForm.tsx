import { CreatePerson } from '@app/contract';
import { Form, newClientId, TextField, tidied, useRun, useWords } from '@app/web-ui';
import { useMemo, useState } from 'react';
import type { Started } from './people';
import { START_WORDS } from './start-slips.words';
import { USER_WORDS } from './users.words';

export function NewPersonForm({
  unitId,
  onDone,
  onCancel,
}: {
  readonly unitId: string;
  readonly onDone: (started: Started) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords(USER_WORDS);
  const s = useWords(START_WORDS);
  const run = useRun();
  const clientId = useMemo(newClientId, []);
  const [name, setName] = useState('');
  const [loginName, setLoginName] = useState('');
  const [phone, setPhone] = useState('');
  return (
    <Form
      label={t('addPerson')}
      submit={t('savePerson')}
      onCancel={onCancel}
      check={() => [...(name.trim() ? [] : ['name']), ...(loginName.trim() ? [] : ['loginName'])]}
      onSubmit={async () => {
        const login = tidied(loginName).toLowerCase();
        const number = phone.trim() ? { phone: phone.trim() } : {};
        const { createPerson } = await run(CreatePerson, { input: { clientId, unitId, name: name.trim(), loginName: login, ...number } });
        if (createPerson.__typename === 'PersonWithStartPassword' && createPerson.startPassword)
          onDone({ name: createPerson.person.name, loginName: login, password: createPerson.startPassword });
      }}
    >
      <TextField name="name" label={t('name')} required value={name} onValue={setName} autoComplete="off" />
      <TextField
        name="loginName"
        label={t('loginName')}
        hint={t('loginNameHint')}
        required
        value={loginName}
        onValue={setLoginName}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="phone"
        label={s('phone')}
        hint={s('phoneHint')}
        value={phone}
        onValue={setPhone}
        inputMode="tel"
        autoComplete="off"
      />
    </Form>
  );
}
