import { Form, ProblemError, useMessages } from '@app/web-ui';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useCadreSession } from '../shell/cadre-session';
import { useAuth } from '../shell/auth-context';
import { useConnectivity } from '../shell/network';
import { NewPin, PIN_DIGITS, PinField } from '../start/PinFields';
import { isBetweenPins } from '../storage/people';
import { changePin, wasChanged } from './change-pin';
import { ME_MESSAGES } from './me.messages';

const wrong = (field: string, message: string) => new ProblemError({ code: 'PIN', message, fields: { [field]: message } });

function Done() {
  const t = useMessages(ME_MESSAGES);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="card">
      <h1 tabIndex={-1} ref={title}>
        {t('pinChanged')}
      </h1>
      <p role="status">{t('pinChangedHint')}</p>
      <div className="actions">
        <Link className="button primary" to="/me">
          {t('backToMe')}
        </Link>
      </div>
    </section>
  );
}

/** Another PIN for this phone. What lies here stays as it is; the server and the phone change together. */
export default function ChangePinPage() {
  const t = useMessages(ME_MESSAGES);
  const cadre = useCadreSession();
  const { people } = useAuth();
  const online = useConnectivity() === 'ONLINE';
  const [current, setCurrent] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState(false);
  /** What was asked for when the answer was lost. */
  const unsure = useRef<readonly [string, string]>(undefined);
  if (done) return <Done />;
  const change = async () => {
    if (pin !== again) throw wrong('again', t('pinsDiffer'));
    if (!navigator.onLine) throw new ProblemError({ code: 'PIN', message: t('changePinOffline'), fields: {} });
    if (unsure.current) {
      const [was, wanted] = unsure.current;
      const changed = await wasChanged(cadre, was, wanted);
      unsure.current = undefined;
      if (changed) return setDone(true);
    }
    const end = await changePin(cadre, people, current, pin).catch((error: unknown) => {
      if (error instanceof ProblemError && error.problem.code === 'UNAUTHENTICATED') cadre.sync.askForPin();
      throw error;
    });
    if (end === 'DONE') return setDone(true);
    if (end === 'UNSURE') {
      unsure.current = [current, pin];
      throw new ProblemError({ code: 'PIN', message: t('pinUnsure'), fields: {} });
    }
    if (end.fault === 'FULL') throw new ProblemError({ code: 'PIN', message: t('pinFull'), fields: {} });
    if (end.fault === 'WAIT') throw wrong('currentPin', t('pinWait', { minutes: Math.ceil((end.until - Date.now()) / 60_000) }));
    throw wrong('currentPin', t(end.fault === 'EXPIRED' ? 'pinExpired' : 'pinWrong'));
  };
  return (
    <>
      <p>
        <Link className="back" to="/me">
          {t('backToMe')}
        </Link>
      </p>
      <section className="card">
        <h1>{t('changePin')}</h1>
        <p>{t('changePinHint')}</p>
        {!online && <p className="note">{t('changePinOffline')}</p>}
        {isBetweenPins(cadre.person) && <p className="note">{t('betweenPins')}</p>}
        <Form
          label={t('changePin')}
          submit={t('saveNewPin')}
          check={() => [
            ...(current.length === PIN_DIGITS ? [] : ['currentPin']),
            ...(pin.length === PIN_DIGITS ? [] : ['newPin']),
            ...(again ? [] : ['again']),
          ]}
          onSubmit={change}
        >
          <PinField name="currentPin" label={t('currentPin')} value={current} onValue={setCurrent} />
          <NewPin name="newPin" pin={pin} again={again} onPin={setPin} onAgain={setAgain} label={t('nextPin')} />
        </Form>
      </section>
    </>
  );
}
