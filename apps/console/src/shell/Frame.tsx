import { INSTALLATION_WORDS, useLocale, useWords } from '@app/web-ui';
import type { ReactNode } from 'react';
import { useInstallation } from './installation';
import { SHELL_WORDS } from './shell.words';

/** Head and foot of every page. */
export function Frame({
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
  const t = useWords(SHELL_WORDS);
  const about = useWords(INSTALLATION_WORDS);
  const { locale, choose } = useLocale();
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
            onClick={() => choose(locale === 'en' ? 'zh-CN' : 'en')}
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
