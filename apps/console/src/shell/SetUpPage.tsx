import { SetUp } from '@app/contract';
import { Form, TextField, tidied, useMutation, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useSessionChanged } from './session';
import { useDocumentTitle } from './useDocumentTitle';
import { SHELL_MESSAGES } from './shell.messages';

const EMPTY = { countyName: '', countyCode: '', adminName: '', loginName: '', password: '' };

/** Whoever holds the link that works once becomes the first administrator. */
export function SetUpPage({ token }: { readonly token: string }) {
  const t = useMessages(SHELL_MESSAGES);
  useDocumentTitle(t('setUpTitle'));
  const mutate = useMutation();
  const changed = useSessionChanged();
  const [input, setInput] = useState(EMPTY);
  const field = (name: keyof typeof EMPTY) => ({
    name,
    label: t(name === 'loginName' ? 'newLoginName' : name),
    required: true,
    value: input[name],
    onValue: (value: string) => setInput((now) => ({ ...now, [name]: value })),
  });
  return (
    <section className="card narrow">
      <h1>{t('setUpTitle')}</h1>
      <p className="hint">{t('setUpHint')}</p>
      <Form
        label={t('setUpTitle')}
        submit={t('finishSetUp')}
        check={() => (Object.keys(EMPTY) as (keyof typeof EMPTY)[]).filter((name) => !input[name].trim())}
        onSubmit={async () => {
          const { password, ...words } = input;
          const tidy = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, tidied(value)])) as typeof words;
          await mutate(SetUp, { input: { token, ...tidy, password } });
          window.history.replaceState(null, '', '/?set-up=done');
          changed();
        }}
      >
        <TextField {...field('countyName')} />
        <TextField {...field('countyCode')} hint={t('countyCodeHint')} inputMode="numeric" />
        <TextField {...field('adminName')} autoComplete="name" />
        <TextField {...field('loginName')} hint={t('loginNameHint')} autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <TextField {...field('password')} hint={t('passwordRule')} type="password" autoComplete="new-password" />
      </Form>
    </section>
  );
}
