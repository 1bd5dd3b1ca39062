import { AddThisDevice, CadreMe, SignIn } from '@app/contract';
import { Form, ProblemError, tidied, TextField, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { request } from '../server/request';
import { deviceName } from '../shell/device';
import type { Me } from '../server/me';
import type { SignInProps } from './sign-in-props';
import { NewPin, PIN_DIGITS } from './PinFields';
import { START_MESSAGES } from './start.messages';

/** Sign-in by password. A PIN is offered afterwards: without it no offline data is kept. */
export function PasswordPage({ onSignedIn: onIn, onBack }: SignInProps & { readonly onBack: () => void }) {
  const t = useMessages(START_MESSAGES);
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const [me, setMe] = useState<Me>();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  if (me) {
    return (
      <section className="card">
        <h1>{t('ownPin')}</h1>
        <p>{t('offerPin')}</p>
        <Form
          label={t('ownPin')}
          submit={t('setPin')}
          check={() => [...(pin.length === PIN_DIGITS ? [] : ['pin']), ...(again ? [] : ['again'])]}
          onSubmit={async () => {
            if (pin !== again) throw new ProblemError({ code: 'MISSING', message: t('pinsDiffer'), fields: { again: t('pinsDiffer') } });
            await request(AddThisDevice, { input: { pin, deviceName: deviceName() } });
            await onIn((await request(CadreMe, {})).me, pin);
          }}
        >
          <NewPin pin={pin} again={again} onPin={setPin} onAgain={setAgain} />
        </Form>
        <button type="button" className="link" onClick={() => void onIn(me, null)}>
          {t('withoutPin')}
        </button>
      </section>
    );
  }
  return (
    <section className="card">
      <h1>{t('byPassword')}</h1>
      <Form
        label={t('byPassword')}
        submit={t('enter')}
        check={() => [...(loginName ? [] : ['loginName']), ...(password ? [] : ['password'])]}
        onSubmit={async () => {
          await request(SignIn, { input: { loginName: tidied(loginName).toLowerCase(), password } });
          const answer = await request(CadreMe, {});
          if (answer.me.mustChangePassword) throw new ProblemError({ code: 'MISSING', message: t('changeFirst'), fields: {} });
          setMe(answer.me);
        }}
      >
        <TextField
          name="loginName"
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
      <button type="button" className="link" onClick={onBack}>
        {t('back')}
      </button>
    </section>
  );
}
