import { ROLE_NAMES, SwitchPost } from '@app/contract';
import { EmptyState, formatMessage, humanize, Loading, ProblemBox, useAsyncAction, useLocale, useMutation, useMessages } from '@app/web-ui';
import { Suspense, useId, useState } from 'react';
import { Link, Navigate, NavLink, Route, Routes, useLocation } from 'react-router';
import { AREAS } from '../areas';
import { Layout } from './Layout';
import { landingOf, mayOpen, type MenuPage, menuOf } from './area';
import { useMe, useSessionChanged } from './session';
import { useDocumentTitle } from './useDocumentTitle';
import { AccountNotice } from './AccountNotice';
import { SHELL_MESSAGES } from './shell.messages';

/** Every page of the console; the areas hold them. */
const PAGES = AREAS.flatMap((area) => area.pages);

const useRoleName = (): ((role: string) => string) => {
  const { locale } = useLocale();
  return (role) => (locale === 'en' ? humanize(role) : (ROLE_NAMES[role as keyof typeof ROLE_NAMES] ?? role));
};

function PostSwitch({ links }: { readonly links: readonly MenuPage[] }) {
  const t = useMessages(SHELL_MESSAGES);
  const me = useMe();
  const mutate = useMutation();
  const changed = useSessionChanged();
  const { problem, act } = useAsyncAction();
  const { locale } = useLocale();
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
                  await mutate(SwitchPost, { postId: wanted });
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
      {links.map(({ path, menu }) => (
        <Link key={path} to={path} className="plain-link">
          {formatMessage(menu.label, locale)}
        </Link>
      ))}
      {problem && <ProblemBox problem={problem} />}
    </>
  );
}

function NotFound() {
  const t = useMessages(SHELL_MESSAGES);
  useDocumentTitle(t('notHereTitle'));
  return (
    <section className="card">
      <h1>{t('notHereTitle')}</h1>
      <p>{t('notHere')}</p>
    </section>
  );
}

function NoPages() {
  const t = useMessages(SHELL_MESSAGES);
  const me = useMe();
  const roleName = useRoleName();
  useDocumentTitle(t('welcome'));
  return (
    <section className="card">
      <h1>{t('welcome')}</h1>
      <EmptyState title={t('noPages', { name: me.person.name, role: me.post ? roleName(me.post.role) : t('noPost') })} />
    </section>
  );
}

/** The pages that this post may open, with its menu; every other address is not there. */
export function AppRoutes({ onLeave }: { readonly onLeave: () => Promise<void> }) {
  const t = useMessages(SHELL_MESSAGES);
  const { locale } = useLocale();
  const { can } = useMe();
  const { pathname } = useLocation();
  const items = menuOf(PAGES, can);
  const landing = landingOf(items, can);
  const main = items.filter(({ menu }) => menu.place === undefined);
  const menu = main.length > 0 && (
    <nav className="menu" aria-label={t('menu')}>
      <ul>
        {main.map(({ path, menu: { label } }) => (
          <li key={path}>
            <NavLink to={path}>{formatMessage(label, locale)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
  const links = items.filter(({ menu: { place } }) => place === 'HEADER');
  return (
    <Layout menu={menu} post={<PostSwitch links={links} />} onLeave={onLeave}>
      <AccountNotice />
      <Suspense fallback={<Loading />} key={pathname}>
        <Routes>
          <Route path="/" element={landing ? <Navigate to={landing.path} replace /> : <NoPages />} />
          {PAGES.filter((page) => mayOpen(page, can)).map(({ path, component: Component }) => (
            <Route key={path} path={path} element={<Component />} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </Layout>
  );
}
