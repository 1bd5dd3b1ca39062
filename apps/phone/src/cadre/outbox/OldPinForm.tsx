import { Form, ProblemError, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useCadreSession } from '../shell/cadre-session';
import { useAuth } from '../shell/auth-context';
import { PIN_DIGITS, PinField } from '../start/PinFields';
import { OUTBOX_MESSAGES } from './outbox.messages';

/** What was saved under a PIN of before comes back with that PIN. */
export function OldPinForm() {
  const t = useMessages(OUTBOX_MESSAGES);
  const cadre = useCadreSession();
  const { people } = useAuth();
  const [pin, setPin] = useState('');
  return (
    <section className="card">
      <h2>{t('oldPinTitle')}</h2>
      <p>{t('oldPinHint')}</p>
      <Form
        label={t('oldPinTitle')}
        submit={t('takeOver')}
        check={() => (pin.length === PIN_DIGITS ? [] : ['oldPin'])}
        onSubmit={async () => {
          const vaults = await people.oldVaults(cadre.person.id, pin);
          if (vaults.length === 0) throw new ProblemError({ code: 'PIN', message: t('pinWrong'), fields: { oldPin: t('pinWrong') } });
          for (const old of vaults) await cadre.outbox.reseal(old);
          cadre.sync.trigger();
        }}
      >
        <PinField name="oldPin" label={t('oldPin')} value={pin} onValue={setPin} />
      </Form>
    </section>
  );
}
