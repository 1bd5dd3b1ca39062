import { CadreMe, StartOnPhone } from '@app/contract';
import { Form, type Problem, ProblemError, TextField, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { request } from '../server/request';
import { deviceName } from '../shell/device';
import type { SignInProps } from './sign-in-props';
import { digits, NewPin, PIN_DIGITS } from './PinFields';
import { ProblemNote } from './ProblemNote';
import { START_MESSAGES } from './start.messages';

/** The printed slip once: phone number and start code, then a PIN of one's own. */
export function StartPage({
  onSignedIn: onIn,
  onPassword,
  onBack,
}: SignInProps & { readonly onPassword: () => void; readonly onBack: (() => void) | null }) {
  const t = useMessages(START_MESSAGES);
  const [step, setStep] = useState<1 | 2>(1);
  const [phone, setPhone] = useState('');
  const [startCode, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const begin = async () => {
    if (pin !== again) throw new ProblemError({ code: 'MISSING', message: t('pinsDiffer'), fields: { again: t('pinsDiffer') } });
    try {
      await request(StartOnPhone, { input: { phone, startCode, pin, deviceName: deviceName() } });
    } catch (error) {
      // What is wrong with the slip is said where the slip is typed.
      if (error instanceof ProblemError && !('pin' in error.problem.fields) && error.problem.code !== 'OFFLINE') {
        setProblem(error.problem);
        setStep(1);
        return;
      }
      throw error;
    }
    await onIn((await request(CadreMe, {})).me, pin);
  };
  return (
    <section className="card">
      <h1>{t('startTitle')}</h1>
      {step === 1 ? (
        <>
          <p>{t('startHint')}</p>
          <ProblemNote problem={problem} />
          <Form
            key="slip"
            label={t('startTitle')}
            submit={t('next')}
            check={() => [...(digits(phone).length < 7 ? ['phone'] : []), ...(digits(startCode) ? [] : ['startCode'])]}
            onSubmit={() => {
              setProblem(null);
              setStep(2);
              return Promise.resolve();
            }}
          >
            <TextField name="phone" label={t('phone')} required type="tel" autoComplete="tel" value={phone} onValue={setPhone} />
            <TextField
              name="startCode"
              label={t('startCode')}
              hint={t('startCodeHint')}
              required
              inputMode="numeric"
              autoComplete="off"
              value={startCode}
              onValue={setCode}
            />
          </Form>
          <div className="other-ways">
            <button type="button" className="link" onClick={onPassword}>
              {t('byPassword')}
            </button>
            {onBack && (
              <button type="button" className="link" onClick={onBack}>
                {t('backToPeople')}
              </button>
            )}
          </div>
          <p className="hint">{t('noSlip')}</p>
        </>
      ) : (
        <Form
          key="pin"
          label={t('ownPin')}
          submit={t('enter')}
          onCancel={() => setStep(1)}
          check={() => [...(pin.length === PIN_DIGITS ? [] : ['pin']), ...(again ? [] : ['again'])]}
          onSubmit={begin}
        >
          <p>{t('ownPinHint')}</p>
          <NewPin pin={pin} again={again} onPin={setPin} onAgain={setAgain} />
        </Form>
      )}
    </section>
  );
}
