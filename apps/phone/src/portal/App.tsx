import { Loading } from '@app/web-ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { CardAccess, QueryCodeAccess } from './WithAccessKey';
import { Layout } from './Layout';
import { type Site, SiteContext, UNKNOWN_SITE } from './key';
import './portal.css';

const StartPage = lazy(() => import('./StartPage'));
const FirmPage = lazy(() => import('./FirmPage'));
const SubmitPage = lazy(() => import('./SubmitPage'));
const OwnMatterPage = lazy(() => import('./OwnAppealPage'));
const TrackPage = lazy(() => import('./TrackPage'));
const TrackedPage = lazy(() => import('./TrackedPage'));
const WitnessPage = lazy(() => import('./ConfirmVisitPage'));
const DonePage = lazy(() => import('./DonePage'));

/** The enterprise's pages: by its card, one matter by number and query code, or one visit by the code on the visitor's phone. */
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
              <Route path="/" element={<StartPage />} />
              <Route path="/c" element={<CardAccess />}>
                <Route index element={<FirmPage />} />
                <Route path="new" element={<SubmitPage />} />
                <Route path=":id" element={<OwnMatterPage />} />
              </Route>
              <Route path="/track" element={<TrackPage />} />
              <Route path="/t" element={<QueryCodeAccess />}>
                <Route index element={<TrackedPage />} />
              </Route>
              <Route path="/v" element={<WitnessPage />} />
              <Route path="/done/:number" element={<DonePage />} />
              <Route path="*" element={<Navigate to="/" replace />} />
            </Routes>
          </Suspense>
        </Layout>
      </BrowserRouter>
    </SiteContext>
  );
}
