import { useLocale, useMessages } from '@app/web-ui';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { LargeButton } from '../large';
import { useSite } from './key';
import { PORTAL_MESSAGES } from './portal.messages';

/** A number one can tap; what is no number stays text. */
export function PhoneLink({ number }: { readonly number: string }) {
  const digits = number.replace(/[^\d+]/g, '');
  return digits.length >= 3 ? (
    <a className="phone" href={`tel:${digits}`}>
      {number}
    </a>
  ) : (
    <>{number}</>
  );
}

/** The same head, hotline and foot on every page. */
export function Layout({ ready, children }: { readonly ready: boolean; readonly children: ReactNode }) {
  const t = useMessages(PORTAL_MESSAGES);
  const { locale, setLocale } = useLocale();
  const site = useSite();
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  return (
    <div className={ready ? 'site' : 'site site-waits'}>
      <header className="portal-head">
        <Link to="/">{t('title')}</Link>
        {site.demo && <span className="tag">{t('demo')}</span>}
        <LargeButton />
        <button type="button" lang={locale === 'en' ? 'zh-CN' : 'en'} onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
          {t('language')}
        </button>
      </header>
      <main className="portal">{children}</main>
      <footer className="portal-foot">
        {site.hotline && (
          <p className="hotline">
            {t('hotline')} <PhoneLink number={site.hotline} />
          </p>
        )}
        {site.organiser && <p>{t('organiser', { name: site.organiser })}</p>}
        {site.filingNumber && <p>{t('filing', { number: site.filingNumber })}</p>}
        {site.complaintsContact && <p>{t('complaints', { contact: site.complaintsContact })}</p>}
      </footer>
    </div>
  );
}
