import { formatMessage, useLocale, useMessages } from '@app/web-ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useOutboxItems, useSync } from '../outbox/use-outbox';
import { LargeButton } from '../../large';
import { SECTIONS } from '../sections';
import { notUploaded } from '../outbox/plan';
import { useCadreSession } from './cadre-session';
import { useConnectivity } from './network';
import { SessionEnded } from './SessionEnded';
import { applyUpdate, useUpdate } from './update';
import { CADRE_MESSAGES } from './cadre.messages';

const NAV = SECTIONS.flatMap(({ pages }) => pages)
  .flatMap(({ path, nav }) => (nav ? [{ path, nav }] : []))
  .sort((one, other) => one.nav.order - other.nav.order);

function UpdateBar() {
  const t = useMessages(CADRE_MESSAGES);
  const update = useUpdate();
  const { sending } = useSync();
  if (update === 'NONE') return null;
  return (
    <div className="note note-update" role="status">
      <button type="button" className="link" aria-disabled={sending !== null} onClick={() => sending === null && applyUpdate()}>
        {t(update === 'READY' ? 'newVersion' : 'newVersionTaken')}
      </button>
    </div>
  );
}

/** Head with what waits to be uploaded, foot with the places: on every page. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const t = useMessages(CADRE_MESSAGES);
  const { locale } = useLocale();
  const cadre = useCadreSession();
  const reach = useConnectivity();
  const { needsPin } = useSync();
  const waiting = notUploaded(useOutboxItems()).length;
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // Another page is read from its beginning.
    if (!first.current) main.current?.focus();
    first.current = false;
    scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="phone">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="bar">
        <p className="network" role="status">
          {t(reach === 'NO_NETWORK' ? 'noNetwork' : reach === 'AWAY' ? 'serverAway' : 'online')}
        </p>
        <Link className={waiting > 0 ? 'button waiting waiting-some' : 'button waiting'} to="/outbox">
          {t('waiting', { count: waiting })}
        </Link>
        <LargeButton />
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        <UpdateBar />
        {needsPin && <SessionEnded />}
        {!cadre.vault.isSealed && pathname === '/' && <p className="note">{t('notSealed')}</p>}
        {children}
      </main>
      <nav className="places" aria-label={t('places')}>
        {NAV.map(({ path, nav: { label } }) => (
          <NavLink key={path} to={path} end={path === '/'}>
            {formatMessage(label, locale)}
          </NavLink>
        ))}
      </nav>
    </div>
  );
}
