import { Form, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { PIN_DIGITS, PinField } from '../start/PinFields';
import { useCadreSession } from './cadre-session';
import { useAuth } from './auth-context';
import { CADRE_MESSAGES } from './cadre.messages';

/** The session has ended. The queue stays; the PIN lets it go on. */
export function SessionEnded() {
  const t = useMessages(CADRE_MESSAGES);
  const cadre = useCadreSession();
  const { lock } = useAuth();
  const [pin, setPin] = useState('');
  if (!cadre.person.deviceId) {
    return (
      <section className="card again">
        <h2>{t('sessionEnded')}</h2>
        <p>{t('sessionEndedHint')}</p>
        <button type="button" className="primary" onClick={() => void lock()}>
          {t('signInAgain')}
        </button>
      </section>
    );
  }
  return (
    <section className="card again">
      <h2>{t('sessionEnded')}</h2>
      <p>{t('sessionEndedHint')}</p>
      <Form
        label={t('sessionEnded')}
        submit={t('goOn')}
        check={() => (pin.length === PIN_DIGITS ? [] : ['pin'])}
        onSubmit={() => cadre.resumeWithPin(pin).finally(() => setPin(''))}
      >
        <PinField name="pin" label={t('enterPin')} value={pin} onValue={setPin} />
      </Form>
    </section>
  );
}
