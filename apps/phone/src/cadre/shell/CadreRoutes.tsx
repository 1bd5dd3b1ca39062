import { Loading, useMessages } from '@app/web-ui';
import { lazy, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { TodayPage } from '../today/TodayPage';
import { useCadreSession } from './cadre-session';
import { Layout } from './Layout';
import { ErrorBoundary } from './ErrorBoundary';
import { useStore } from './store';
import { CADRE_MESSAGES } from './cadre.messages';

const FirmsPage = lazy(() => import('../firms/FirmsPage'));
const FirmPage = lazy(() => import('../firms/FirmPage'));
const VisitPage = lazy(() => import('../visit/VisitPage'));
const StreetPage = lazy(() => import('../visit/StreetPage'));
const OutboxPage = lazy(() => import('../outbox/OutboxPage'));
const MePage = lazy(() => import('../me/MePage'));
const ChangePinPage = lazy(() => import('../me/ChangePinPage'));

function NotFound() {
  const t = useMessages(CADRE_MESSAGES);
  return (
    <section className="card">
      <h1>{t('notHere')}</h1>
      <p>
        <a className="button primary" href="/m/">
          {t('toToday')}
        </a>
      </p>
    </section>
  );
}

/** For a post without visits the work is at a desk. */
function NoVisits() {
  const t = useMessages(CADRE_MESSAGES);
  return (
    <section className="card">
      <h1>{t('deskWork')}</h1>
      <p>{t('deskWorkHint')}</p>
      <p>
        <a className="button primary" href="/">
          {t('toDesk')}
        </a>
      </p>
    </section>
  );
}

/** The pages of somebody who is in. */
export function CadreRoutes() {
  const cadre = useCadreSession();
  const me = useStore(cadre.me);
  const { pathname } = useLocation();
  const visits = !me || me.permissions.includes('visit:log');
  return (
    <Layout>
      <ErrorBoundary key={pathname}>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route path="/" element={visits ? <TodayPage /> : <NoVisits />} />
            <Route path="/firms" element={<FirmsPage />} />
            <Route path="/firms/:id" element={<FirmPage />} />
            <Route path="/visit" element={<VisitPage />} />
            <Route path="/street" element={<StreetPage />} />
            <Route path="/outbox" element={<OutboxPage />} />
            <Route path="/me" element={<MePage />} />
            <Route path="/me/pin" element={<ChangePinPage />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </Layout>
  );
}
