import { CreatePerson } from '@app/contract';
import { Form, newClientId, TextField, tidied, useMutation, useMessages } from '@app/web-ui';
import { useMemo, useState } from 'react';
import type { Started } from './people';
import { START_MESSAGES } from './start-slips.messages';
import { USER_MESSAGES } from './users.messages';

export function NewPersonForm({
  unitId,
  onDone,
  onCancel,
}: {
  readonly unitId: string;
  readonly onDone: (started: Started) => void;
  readonly onCancel: () => void;
}) {
  const t = useMessages(USER_MESSAGES);
  const s = useMessages(START_MESSAGES);
  const mutate = useMutation();
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
        const { createPerson } = await mutate(CreatePerson, {
          input: { clientId, unitId, name: name.trim(), loginName: login, ...number },
        });
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
