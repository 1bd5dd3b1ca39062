import { useMessages } from '@app/web-ui';
import { useEffect, useRef } from 'react';
import type { Started } from './people';
import { USER_MESSAGES } from './users.messages';

/** The start password is shown once, to be printed and handed over; the first sign-in replaces it. */
export function StartSlip({ started, onPutAway }: { readonly started: Started; readonly onPutAway: () => void }) {
  const t = useMessages(USER_MESSAGES);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [started]);
  return (
    <section className="slip" tabIndex={-1} ref={box} aria-label={t('slipTitle')}>
      <h3>{t('slipTitle')}</h3>
      <p>{t('slipOnce')}</p>
      <dl>
        <div>
          <dt>{t('name')}</dt>
          <dd>{started.name}</dd>
        </div>
        {started.loginName && (
          <div>
            <dt>{t('loginName')}</dt>
            <dd>{started.loginName}</dd>
          </div>
        )}
        <div>
          <dt>{t('startPassword')}</dt>
          <dd className="secret">{started.password}</dd>
        </div>
        <div>
          <dt>{t('address')}</dt>
          <dd>{window.location.origin}</dd>
        </div>
      </dl>
      <div className="actions no-print">
        <button type="button" className="primary" onClick={() => window.print()}>
          {t('print')}
        </button>
        <button type="button" onClick={onPutAway}>
          {t('putAway')}
        </button>
      </div>
    </section>
  );
}
