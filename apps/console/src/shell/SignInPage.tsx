import { SignIn } from '@app/contract';
import { Form, TextField, tidied, useMutation, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSessionChanged } from './session';
import { useDocumentTitle } from './useDocumentTitle';
import { SHELL_MESSAGES } from './shell.messages';

export function SignInPage() {
  const t = useMessages(SHELL_MESSAGES);
  useDocumentTitle(t('signInTitle'));
  const [search] = useSearchParams();
  const mutate = useMutation();
  const changed = useSessionChanged();
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  return (
    <section className="card narrow">
      <h1>{t('signInTitle')}</h1>
      {search.get('set-up') === 'done' && (
        <p className="done" role="status">
          {t('setUpDone')}
        </p>
      )}
      <Form
        label={t('signInTitle')}
        submit={t('signIn')}
        check={() => [...(loginName ? [] : ['loginName']), ...(password ? [] : ['password'])]}
        onSubmit={async () => {
          await mutate(SignIn, { input: { loginName: tidied(loginName).toLowerCase(), password } });
          changed();
        }}
      >
        <TextField
          name="loginName"
          autoFocus
          label={t('loginName')}
          required
          value={loginName}
          onValue={setLoginName}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          name="password"
          label={t('password')}
          required
          type="password"
          value={password}
          onValue={setPassword}
          autoComplete="current-password"
        />
      </Form>
      <p className="hint">{t('forgotten')}</p>
      <ul className="plain-list">
        <li>
          <a href="/m/">{t('toPhone')}</a>
        </li>
        <li>
          <a href="/p/">{t('toTrack')}</a>
        </li>
      </ul>
    </section>
  );
}
