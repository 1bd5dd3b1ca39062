import { ApiProvider, useMessages } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { cleanAddress, clearKeys, fromAddress, saveKey, type KeyKind, loadKey } from './key';
import { PORTAL_MESSAGES } from './portal.messages';

const isCard = (text: string | undefined): text is string => /^zql_[\w-]{43}$/.test(text ?? '');

/** Pages behind the card: it comes by the address once, then this browser keeps it. */
export function CardAccess() {
  const { hash } = useLocation();
  const given = fromAddress();
  const [token, setToken] = useState(isCard(given) ? given : loadKey('card'));
  useEffect(() => {
    const scanned = fromAddress();
    if (!isCard(scanned)) return;
    saveKey('card', scanned);
    setToken(scanned);
    cleanAddress();
  }, [hash]);
  return token ? <WithAccessKey kind="card" token={token} /> : <Navigate to="/" replace />;
}

export function QueryCodeAccess() {
  const token = loadKey('query');
  return token ? <WithAccessKey kind="query" token={token} /> : <Navigate to="/track" replace />;
}

function WithAccessKey({ kind, token }: { readonly kind: KeyKind; readonly token: string }) {
  const [over, setOver] = useState<string>();
  if (over === token) return <AccessExpired kind={kind} />;
  return (
    <ApiProvider key={token} who={token} bearer={token} onSignedOut={() => setOver(token)}>
      <Outlet />
    </ApiProvider>
  );
}

/** Withdrawn, replaced or too old: says so and whom to phone; the number stands at the foot of every page. */
function AccessExpired({ kind }: { readonly kind: KeyKind }) {
  const t = useMessages(PORTAL_MESSAGES);
  useEffect(clearKeys, []);
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
