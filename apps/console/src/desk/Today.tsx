import type { DeskCountsQuery, DeskList } from '@app/contract';
import { dayWithWeekday, todayInChina, useLocale, useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { DESK_MESSAGES } from './desk.messages';

/** What stands there before the numbers have come, so that nothing moves when they do. */
const EXPECTED: readonly DeskList[] = [
  'ACCEPT',
  'DISPATCH',
  'DUE_TODAY',
  'OVERDUE',
  'CALLBACK',
  'SIGN_OFF',
  'RETURNED',
  'SUPERIOR',
  'HOTLINE',
  'RATED',
];

/** 今天要办: what waits, in the order in which it is worked off; each number opens exactly its rows. */
export function Today({ counts, list }: { readonly counts: DeskCountsQuery['deskCounts'] | undefined; readonly list: string }) {
  const t = useMessages(DESK_MESSAGES);
  const { locale } = useLocale();
  const countOf = (wanted: DeskList): number | undefined => counts?.find((one) => one.list === wanted)?.count;
  const link = (wanted: DeskList, note = '') => {
    const count = countOf(wanted);
    return (
      <Link
        to={`/appeals?list=${wanted}`}
        aria-current={list === wanted ? 'page' : undefined}
        data-waiting={wanted}
        className={count === 0 ? 'nothing' : undefined}
      >
        <span>
          {t(wanted)}
          {note && <small>{note}</small>}
        </span>{' '}
        <strong>{count ?? '…'}</strong>
      </Link>
    );
  };
  const lists = counts?.map((one) => one.list).filter((one) => one !== 'ACCEPT_TODAY') ?? EXPECTED;
  return (
    <nav className="waiting" aria-label={t('today')}>
      <h2>
        {t('today')} <small>{t('countedFor', { date: dayWithWeekday(todayInChina(), locale) })}</small>
      </h2>
      <ul>
        {lists.map((wanted) => (
          <li key={wanted} className={`waits-${wanted.toLowerCase()}`}>
            {link(wanted, wanted === 'CALLBACK' ? t('notYourself') : '')}
            {wanted === 'ACCEPT' && (countOf('ACCEPT_TODAY') ?? 0) > 0 && link('ACCEPT_TODAY')}
          </li>
        ))}
        <li>
          <Link to="/appeals" aria-current={list ? undefined : 'page'}>
            {t('allAppeals')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
