import { INSTALLATION_MESSAGES, useLocale, useMessages } from '@app/web-ui';
import type { ReactNode } from 'react';
import { useInstallation } from './installation';
import { SHELL_MESSAGES } from './shell.messages';

/** Head and foot of every page. */
export function Layout({
  children,
  menu,
  post,
  onLeave,
}: {
  readonly children: ReactNode;
  readonly menu?: ReactNode;
  readonly post?: ReactNode;
  readonly onLeave?: (() => Promise<void>) | undefined;
}) {
  const t = useMessages(SHELL_MESSAGES);
  const about = useMessages(INSTALLATION_MESSAGES);
  const { locale, setLocale } = useLocale();
  const { demo, organiser, filingNumber, complaintsContact } = useInstallation();
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <p className="brand">{t('brand')}</p>
        {demo && <p className="demo">{t('demo')}</p>}
        <div className="who">
          {post}
          <button
            type="button"
            className="plain"
            lang={locale === 'en' ? 'zh-CN' : 'en'}
            onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}
          >
            {t('otherLanguage')}
          </button>
          {onLeave && (
            <button type="button" className="plain" onClick={() => void onLeave()}>
              {t('signOut')}
            </button>
          )}
        </div>
      </header>
      <div className={menu ? 'body' : undefined}>
        {menu}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer className="foot">
        {organiser && <p>{about('organiser', { name: organiser })}</p>}
        {filingNumber && <p>{about('filingNumber', { number: filingNumber })}</p>}
        {complaintsContact && <p>{about('complaints', { contact: complaintsContact })}</p>}
        <p>{t('everyNumber')}</p>
      </footer>
    </>
  );
}
