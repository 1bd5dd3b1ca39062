import { Empty, useWords } from '@app/web-ui';
import { Link } from 'react-router';
import { useMe } from '../shell/session';
import { DESK_WORDS } from './desk.words';

/** An empty system says what to do first, as far as this post may do it. */
export function StartHere() {
  const t = useWords(DESK_WORDS);
  const me = useMe();
  if (!me.can('appeal:register')) {
    return (
      <Empty title={t('noAppeals')}>
        <p>{t('appealsComeLater')}</p>
      </Empty>
    );
  }
  return (
    <Empty title={t('startTitle')}>
      <ol className="start-here">
        {me.can('enterprise:create') && (
          <li>
            <Link to={me.can('enterprise:import') ? '/import' : '/firms'}>{t('startFirms')}</Link>
          </li>
        )}
        <li>{t('startPeople')}</li>
        {me.can('person:start') && (
          <li>
            <Link to="/start-slips">{t('startSlips')}</Link>
          </li>
        )}
        <li>
          <Link to="/appeals/new">{t('startAppeal')}</Link>
        </li>
      </ol>
      <p>{t('firstAppeal')}</p>
    </Empty>
  );
}
