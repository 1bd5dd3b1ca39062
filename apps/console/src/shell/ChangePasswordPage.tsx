import { ChangePassword } from '@app/contract';
import { Form, TextField, useMutation, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useSessionChanged } from './session';
import { useDocumentTitle } from './useDocumentTitle';
import { SHELL_MESSAGES } from './shell.messages';

/** The start password opens nothing but this page. */
export function ChangePasswordPage() {
  const t = useMessages(SHELL_MESSAGES);
  useDocumentTitle(t('newPasswordTitle'));
  const mutate = useMutation();
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
          await mutate(ChangePassword, { input: { currentPassword, newPassword } });
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
