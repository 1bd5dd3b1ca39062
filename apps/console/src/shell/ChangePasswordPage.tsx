import { ChangePassword } from '@app/contract';
import { Form, TextField, useRun, useWords } from '@app/web-ui';
import { useState } from 'react';
import { useSessionChanged } from './session';
import { useTitle } from './title';
import { SHELL_WORDS } from './shell.words';

/** The start password opens nothing but this page. */
export function ChangePasswordPage() {
  const t = useWords(SHELL_WORDS);
  useTitle(t('newPasswordTitle'));
  const run = useRun();
  const changed = useSessionChanged();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  return (
    <section className="card narrow">
      <h1>{t('newPasswordTitle')}</h1>
      <Form
        label={t('newPasswordTitle')}
        submit={t('saveNewPassword')}
        check={() => [...(currentPassword ? [] : ['currentPassword']), ...(newPassword ? [] : ['newPassword'])]}
        onSubmit={async () => {
          await run(ChangePassword, { input: { currentPassword, newPassword } });
          changed();
        }}
      >
        <TextField
          name="currentPassword"
          label={t('currentPassword')}
          required
          type="password"
          value={currentPassword}
          onValue={setCurrent}
          autoComplete="current-password"
        />
        <TextField
          name="newPassword"
          label={t('newPassword')}
          hint={t('passwordRule')}
          required
          type="password"
          value={newPassword}
          onValue={setNew}
          autoComplete="new-password"
        />
      </Form>
    </section>
  );
}
