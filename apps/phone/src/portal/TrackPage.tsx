import { ApiProvider, Form, TextField, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTrack } from './useTrack';
import { PORTAL_MESSAGES } from './portal.messages';

function TrackForm() {
  const t = useMessages(PORTAL_MESSAGES);
  const go = useNavigate();
  const track = useTrack();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  return (
    <Form
      label={t('trackTitle')}
      className="sheet"
      submit={t('look')}
      check={() => [...(number.trim() ? [] : ['number']), ...(code.trim() ? [] : ['code'])]}
      onSubmit={async () => {
        if (await track(number, code)) void go('/t');
      }}
    >
      <TextField name="number" label={t('number')} hint={t('numberHint')} required value={number} onValue={setNumber} autoComplete="off" />
      <TextField name="code" label={t('code')} hint={t('trackHint')} required value={code} onValue={setCode} autoComplete="off" />
    </Form>
  );
}

/** 查进度: no card, no sign-in. */
export default function TrackPage() {
  const t = useMessages(PORTAL_MESSAGES);
  return (
    <ApiProvider who="nobody" onSignedOut={() => undefined}>
      <h1>{t('trackTitle')}</h1>
      <TrackForm />
    </ApiProvider>
  );
}
