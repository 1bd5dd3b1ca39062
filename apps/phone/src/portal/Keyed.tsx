import { ApiProvider, useMessages } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { cleanAddress, forget, fromAddress, keepKey, type KeyKind, keptKey } from './key';
import { PORTAL_MESSAGES } from './portal.messages';

const isCard = (text: string | undefined): text is string => /^zql_[\w-]{43}$/.test(text ?? '');

/** Pages behind the card: it comes by the address once, then this browser keeps it. */
export function CardKey() {
  const { hash } = useLocation();
  const given = fromAddress();
  const [token, setToken] = useState(isCard(given) ? given : keptKey('card'));
  useEffect(() => {
    const scanned = fromAddress();
    if (!isCard(scanned)) return;
    keepKey('card', scanned);
    setToken(scanned);
    cleanAddress();
  }, [hash]);
  return token ? <Keyed kind="card" token={token} /> : <Navigate to="/" replace />;
}

export function QueryKey() {
  const token = keptKey('query');
  return token ? <Keyed kind="query" token={token} /> : <Navigate to="/track" replace />;
}

function Keyed({ kind, token }: { readonly kind: KeyKind; readonly token: string }) {
  const [over, setOver] = useState<string>();
  if (over === token) return <Over kind={kind} />;
  return (
    <ApiProvider key={token} who={token} bearer={token} onSignedOut={() => setOver(token)}>
      <Outlet />
    </ApiProvider>
  );
}

/** Withdrawn, replaced or too old: says so and whom to phone; the number stands at the foot of every page. */
function Over({ kind }: { readonly kind: KeyKind }) {
  const t = useMessages(PORTAL_MESSAGES);
  useEffect(forget, []);
  return (
    <section className="sheet" role="alert">
      <h1>{t(kind === 'card' ? 'cardOver' : 'queryOver')}</h1>
      <p>{t(kind === 'card' ? 'cardOverWhat' : 'queryOverWhat')}</p>
      <Link className="button" to={kind === 'card' ? '/' : '/track'}>
        {t('back')}
      </Link>
    </section>
  );
}
