import { useLocale, useMessages } from '@app/web-ui';
import type { ReactNode } from 'react';
import { LargeButton } from '../../large';
import { offlineSupport } from './device';
import { CADRE_MESSAGES } from './cadre.messages';

/** What this browser cannot do, said before somebody relies on it. */
export function OfflineSupportNote() {
  const t = useMessages(CADRE_MESSAGES);
  const reach = offlineSupport();
  return reach === 'FULL' ? null : <p className="note">{t(`reach${reach}`)}</p>;
}

/** The pages before the PIN. */
export function SignedOutLayout({ children }: { readonly children: ReactNode }) {
  const t = useMessages(CADRE_MESSAGES);
  const { locale, setLocale } = useLocale();
  return (
    <div className="phone">
      <header className="bar">
        <p className="brand">{t('title')}</p>
        <LargeButton />
        <button
          type="button"
          className="plain"
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}
        >
          {t('otherLanguage')}
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
        <OfflineSupportNote />
      </main>
    </div>
  );
}
