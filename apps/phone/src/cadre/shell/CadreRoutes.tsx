import { Loading, useMessages } from '@app/web-ui';
import { Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { SECTIONS } from '../sections';
import { useCadreSession } from './cadre-session';
import { Layout } from './Layout';
import { ErrorBoundary } from './ErrorBoundary';
import type { SectionPage } from './section';
import { useStore } from './store';
import { CADRE_MESSAGES } from './cadre.messages';

const PAGES = SECTIONS.flatMap(({ pages }) => pages);

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
function DeskOnly() {
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
  // Before the first reading nobody knows the permissions: nothing is closed on the phone, the server decides.
  const mayOpen = ({ access }: SectionPage): boolean =>
    access === 'SIGNED_IN' || !me || access((permission) => me.permissions.includes(permission));
  return (
    <Layout>
      <ErrorBoundary key={pathname}>
        <Suspense fallback={<Loading />}>
          <Routes>
            {PAGES.map((page) => (
              <Route key={page.path} path={page.path} element={mayOpen(page) ? <page.component /> : <DeskOnly />} />
            ))}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </Layout>
  );
}
