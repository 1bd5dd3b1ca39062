import { useLocale, useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { useCadreSession } from '../shell/cadre-session';
import { LargeButton } from '../../large';
import { OfflineSupportNote } from '../shell/SignedOutLayout';
import { useAuth } from '../shell/auth-context';
import { useStore } from '../shell/store';
import { useRoleName } from '../start/PostPage';
import { AboutSection } from './AboutSection';
import { DevicesSection } from './DevicesSection';
import { LeaveSection } from './LeaveSection';
import { PostSection } from './PostSection';
import { StorageSection } from './StorageSection';
import { ME_MESSAGES } from './me.messages';

/** 我: who I am here, what lies on this phone, and how to leave it. */
export default function MePage() {
  const t = useMessages(ME_MESSAGES);
  const { locale, setLocale } = useLocale();
  const cadre = useCadreSession();
  const { lock } = useAuth();
  const me = useStore(cadre.me);
  const roleName = useRoleName();
  return (
    <>
      <h1>{cadre.person.name}</h1>
      {me?.post && <p>{`${me.post.unit.name} · ${roleName(me.post.role)}`}</p>}
      <div className="actions">
        <button type="button" className="primary" onClick={() => void lock()}>
          {t(cadre.vault.isSealed ? 'lock' : 'anotherPersonHere')}
        </button>
      </div>
      <p className="hint">{t('lockHint')}</p>
      {cadre.person.deviceId && (
        <div className="actions">
          <Link className="button" to="/me/pin">
            {t('changePin')}
          </Link>
        </div>
      )}
      {me && me.posts.length > 1 && <PostSection me={me} />}
      <section className="card">
        <h2>{t('look')}</h2>
        <div className="actions">
          <LargeButton />
          <button type="button" lang={locale === 'en' ? 'zh-CN' : 'en'} onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {t('otherLanguage')}
          </button>
        </div>
      </section>
      <StorageSection />
      <OfflineSupportNote />
      <DevicesSection />
      <LeaveSection />
      <p>
        <Link className="button" to="/outbox">
          {t('toOutbox')}
        </Link>
      </p>
      <AboutSection />
    </>
  );
}
