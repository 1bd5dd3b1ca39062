import { useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { loadKey } from './key';
import { PORTAL_MESSAGES } from './portal.messages';

/** Without a card there are two things to do. */
export default function StartPage() {
  const t = useMessages(PORTAL_MESSAGES);
  return (
    <>
      <h1>{t('start')}</h1>
      {loadKey('card') && (
        <Link className="button primary big" to="/c">
          {t('toFirm')}
        </Link>
      )}
      <section className="sheet">
        <h2>{t('toTrack')}</h2>
        <p>{t('toTrackHint')}</p>
        <Link className={loadKey('card') ? 'button' : 'button primary'} to="/track">
          {t('toTrack')}
        </Link>
      </section>
      <section className="sheet">
        <h2>{t('toCard')}</h2>
        <p>{t('toCardHint')}</p>
      </section>
    </>
  );
}
