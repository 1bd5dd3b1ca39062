import { ROLE_NAMES, SwitchPost } from '@app/contract';
import { Empty, humanised, Loading, ProblemBox, SHELL_WORDS, useActing, useLocale, useRun, useWords } from '@app/web-ui';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { Link, Navigate, NavLink, Route, Routes, useLocation } from 'react-router';
import { Frame } from './Frame';
import { landingOf, MENU } from './menu';
import { useMe, useSessionChanged } from './session';
import { useTitle } from './title';

const DeskPage = lazy(() => import('../desk/DeskPage'));
const PrintPage = lazy(() => import('../desk/PrintPage'));
const ExportsPage = lazy(() => import('../exports/ExportsPage'));
const RegisterPage = lazy(() => import('../desk/RegisterPage'));
const DispatchesPage = lazy(() => import('../desk/DispatchesPage'));
const VisitsPage = lazy(() => import('../visits/VisitsPage'));
const CampaignsPage = lazy(() => import('../campaigns/CampaignsPage'));
const LogVisitPage = lazy(() => import('../visits/LogVisitPage'));
const PastePage = lazy(() => import('../visits/PastePage'));
const FirmsPage = lazy(() => import('../firms/FirmsPage'));
const FirmPage = lazy(() => import('../firms/FirmPage'));
const NewFirmPage = lazy(() => import('../firms/NewFirmPage'));
const ImportsPage = lazy(() => import('../import/ImportsPage'));
const ImportPage = lazy(() => import('../import/ImportPage'));
const CardsPage = lazy(() => import('../cards/CardsPage'));
const ReportPage = lazy(() => import('../report/ReportPage'));
const StartListPage = lazy(() => import('../users/StartListPage'));
const MyPhonesPage = lazy(() => import('../users/MyPhonesPage'));
const PhoneImportPage = lazy(() => import('../phone-import/PhoneImportPage'));
const WallPage = lazy(() => import('../wall/WallPage'));
const PeoplePage = lazy(() => import('../users/PeoplePage'));

const useRoleName = (): ((role: string) => string) => {
  const { locale } = useLocale();
  return (role) => (locale === 'en' ? humanised(role) : (ROLE_NAMES[role as keyof typeof ROLE_NAMES] ?? role));
};

function PostSwitch() {
  const t = useWords(SHELL_WORDS);
  const me = useMe();
  const run = useRun();
  const changed = useSessionChanged();
  const { problem, act } = useActing();
  const id = useId();
  // Changed by a button: whoever walks through the list with the arrow keys changes nothing yet.
  const [wanted, setWanted] = useState(me.post?.id ?? '');
  const roleName = useRoleName();
  return (
    <>
      <span className="person">{me.person.name}</span>
      {me.posts.length > 1 ? (
        <>
          <label htmlFor={id}>{t('post')}</label>
          <select id={id} value={wanted} onChange={(event) => setWanted(event.target.value)}>
            {!me.post && <option value="">{t('choosePost')}</option>}
            {me.posts.map((post) => (
              <option key={post.id} value={post.id}>
                {`${post.unit.name} · ${roleName(post.role)}`}
              </option>
            ))}
          </select>
          {wanted !== (me.post?.id ?? '') && (
            <button
              type="button"
              className="plain"
              onClick={() =>
                void act(async () => {
                  await run(SwitchPost, { postId: wanted });
                  window.history.replaceState(null, '', '/');
                  changed();
                })
              }
            >
              {t('switchPost')}
            </button>
          )}
        </>
      ) : (
        <span>{me.post ? `${me.post.unit.name} · ${roleName(me.post.role)}` : t('noPost')}</span>
      )}
      <Link to="/my-phones" className="plain-link">
        {t('myPhones')}
      </Link>
      {problem && <ProblemBox problem={problem} />}
    </>
  );
}

function NotHere() {
  const t = useWords(SHELL_WORDS);
  useTitle(t('notHereTitle'));
  return (
    <section className="card">
      <h1>{t('notHereTitle')}</h1>
      <p>{t('notHere')}</p>
    </section>
  );
}

function NoPages() {
  const t = useWords(SHELL_WORDS);
  const me = useMe();
  const roleName = useRoleName();
  useTitle(t('welcome'));
  return (
    <section className="card">
      <h1>{t('welcome')}</h1>
      <Empty title={t('noPages', { name: me.person.name, role: me.post ? roleName(me.post.role) : t('noPost') })} />
    </section>
  );
}

/** The pages of this post with its menu. A page that is not in the menu is not there. */
export function Pages({ onLeave }: { readonly onLeave: () => Promise<void> }) {
  const t = useWords(SHELL_WORDS);
  const me = useMe();
  const { pathname } = useLocation();
  const items = MENU.filter((item) => item.allowed(me.can));
  const landing = landingOf(items, me.can);
  const mine = (to: string, page: ReactNode) => (items.some((item) => item.to === to) ? page : <NotHere />);
  const menu = items.length > 0 && (
    <nav className="menu" aria-label={t('menu')}>
      <ul>
        {items.map(({ to, word }) => (
          <li key={to}>
            <NavLink to={to}>{t(word)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
  return (
    <Frame menu={menu} post={<PostSwitch />} onLeave={onLeave}>
      <Suspense fallback={<Loading />} key={pathname}>
        <Routes>
          <Route path="/" element={landing ? <Navigate to={landing.to} replace /> : <NoPages />} />
          <Route path="/appeals" element={mine('/appeals', <DeskPage />)} />
          <Route path="/appeals/new" element={me.can('appeal:register') ? mine('/appeals', <RegisterPage />) : <NotHere />} />
          <Route path="/appeals/print" element={mine('/appeals', <PrintPage />)} />
          <Route path="/exports" element={me.can('appeal:read') || me.can('enterprise:read') ? <ExportsPage /> : <NotHere />} />
          <Route path="/dispatches" element={mine('/dispatches', <DispatchesPage />)} />
          <Route path="/visits" element={mine('/visits', <VisitsPage />)} />
          <Route path="/visits/new" element={me.can('visit:log') ? mine('/visits', <LogVisitPage />) : <NotHere />} />
          <Route path="/visits/paste" element={me.can('visit:log') ? mine('/visits', <PastePage />) : <NotHere />} />
          <Route path="/campaigns" element={mine('/campaigns', <CampaignsPage />)} />
          <Route path="/firms" element={mine('/firms', <FirmsPage />)} />
          <Route path="/firms/new" element={me.can('enterprise:create') ? <NewFirmPage /> : <NotHere />} />
          <Route path="/firms/:id" element={mine('/firms', <FirmPage />)} />
          <Route path="/import" element={mine('/import', <ImportsPage />)} />
          <Route path="/import/:id" element={mine('/import', <ImportPage />)} />
          <Route path="/wall" element={mine('/wall', <WallPage />)} />
          <Route path="/cards" element={mine('/cards', <CardsPage />)} />
          <Route path="/report" element={mine('/report', <ReportPage />)} />
          <Route path="/start-slips" element={mine('/start-slips', <StartListPage />)} />
          <Route path="/my-phones" element={<MyPhonesPage />} />
          <Route path="/phone-import" element={mine('/phone-import', <PhoneImportPage />)} />
          <Route path="/people" element={mine('/people', <PeoplePage />)} />
          <Route path="*" element={<NotHere />} />
        </Routes>
      </Suspense>
    </Frame>
  );
}
