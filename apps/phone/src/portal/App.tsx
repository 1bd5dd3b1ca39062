import { Loading } from '@app/web-ui';
import { Suspense, useEffect, useState } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { CardAccess, QueryCodeAccess } from './WithAccessKey';
import { Layout } from './Layout';
import { type Site, SiteContext, UNKNOWN_SITE } from './key';
import { PORTAL_PAGES, type PortalAccess } from './pages';
import './portal.css';

const routesOf = (access: PortalAccess) =>
  PORTAL_PAGES.filter((page) => page.access === access).map(({ path, component: Component }) => (
    <Route key={path} path={path} element={<Component />} />
  ));

/** The enterprise's pages: by card, by number and query code, or by a visit's code. */
export function App() {
  const [site, setSite] = useState<Site>();
  useEffect(() => {
    fetch('/info')
      .then(async (answer) => setSite((await answer.json()) as Site))
      .catch(() => setSite(UNKNOWN_SITE));
  }, []);
  return (
    <SiteContext value={site ?? UNKNOWN_SITE}>
      <BrowserRouter basename="/p">
        {/* What is known of the site changes the head: nothing is shown that would move. */}
        <Layout ready={site !== undefined}>
          <Suspense fallback={<Loading />}>
            <Routes>
              {routesOf('PUBLIC')}
              <Route element={<CardAccess />}>{routesOf('CARD')}</Route>
              <Route element={<QueryCodeAccess />}>{routesOf('QUERY_CODE')}</Route>
              <Route path="*" element={<Navigate to="/" replace />} />
            </Routes>
          </Suspense>
        </Layout>
      </BrowserRouter>
    </SiteContext>
  );
}
