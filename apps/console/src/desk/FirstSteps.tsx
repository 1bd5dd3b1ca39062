import { EmptyState, useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { useMe } from '../shell/session';
import { DESK_MESSAGES } from './desk.messages';

/** An empty system says what to do first, as far as this post may do it. */
export function FirstSteps() {
  const t = useMessages(DESK_MESSAGES);
  const me = useMe();
  if (!me.can('appeal:register')) {
    return (
      <EmptyState title={t('noAppeals')}>
        <p>{t('appealsComeLater')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('startTitle')}>
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
    </EmptyState>
  );
}
