import { Form, ProblemError, useMessages } from '@app/web-ui';
import { useState } from 'react';
import type { LocalPerson } from '../storage/database';
import { PIN_DIGITS, PinField } from './PinFields';
import { START_MESSAGES } from './start.messages';

export function PinPage({
  person,
  between,
  onPin,
  onBack,
  onSlip,
  onPassword,
}: {
  readonly person: LocalPerson;
  /** A change of the PIN was broken off: which one is good the server says. */
  readonly between: boolean;
  /** Lets the person in, or says in words why not. */
  readonly onPin: (pin: string) => Promise<string | null>;
  readonly onBack: () => void;
  readonly onSlip: () => void;
  readonly onPassword: () => void;
}) {
  const t = useMessages(START_MESSAGES);
  const [pin, setPin] = useState('');
  return (
    <section className="card">
      <h1>{t('hello', { name: person.name })}</h1>
      {between && <p className="note">{t('betweenPins')}</p>}
      <Form
        label={t('enterPin')}
        submit={t('enter')}
        check={() => (pin.length === PIN_DIGITS ? [] : ['pin'])}
        onSubmit={async () => {
          const wrong = await onPin(pin);
          if (wrong === null) return;
          setPin('');
          throw new ProblemError({ code: 'PIN', message: wrong, fields: { pin: wrong } });
        }}
      >
        <PinField name="pin" label={t('enterPin')} value={pin} onValue={setPin} autoFocus />
      </Form>
      <div className="other-ways">
        <button type="button" className="link" onClick={onBack}>
          {t('notMe')}
        </button>
        <button type="button" className="link" onClick={onSlip}>
          {t('forgotPin')}
        </button>
        <button type="button" className="link" onClick={onPassword}>
          {t('byPassword')}
        </button>
      </div>
    </section>
  );
}
