import { dayText, dayWithWeekday, EmptyState, Light, todayInChina, useLocale, useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { toVisit, urgencyOf } from '../offline/offline-data';
import { PromiseCard } from '../firms/PromiseCard';
import { useItemStatus } from '../outbox/use-item-status';
import { useOutboxItems } from '../outbox/use-outbox';
import { useCadreSession } from '../shell/cadre-session';
import { OfflineDataStatus } from '../shell/OfflineDataStatus';
import { useStore } from '../shell/store';
import { TODAY_MESSAGES } from './today.messages';

const MOST_SHOWN = 20;

/** 今天该做什么: whom to see, what was promised, and what was done. */
export function TodayPage() {
  const t = useMessages(TODAY_MESSAGES);
  const { locale } = useLocale();
  const cadre = useCadreSession();
  const book = useStore(cadre.offlineData);
  const me = useStore(cadre.me);
  const lines = useOutboxItems();
  const say = useItemStatus();
  const today = todayInChina();
  const mine = lines.filter(({ entry, state }) => entry?.kind !== 'SETTLE' && entry?.input?.['occurredOn'] === today && state !== 'DRAFT');
  const known = new Set(mine.map(({ entry }) => entry?.visitId));
  const promises = book.firms
    .flatMap((firm) => firm.promises.filter(({ person }) => person.id === cadre.person.id).map((promise) => ({ promise, firm: firm.name })))
    .sort((one, other) => (one.promise.dueOn < other.promise.dueOn ? -1 : 1));
  const read = book.visited.day === today ? book.visited.visits.filter(({ id }) => !known.has(id)) : [];
  const visited = new Set([...mine.flatMap(({ entry }) => entry?.firms ?? []), ...read.flatMap(({ firms }) => firms)].map(({ id }) => id));
  const due = toVisit(
    book.firms.filter(({ mine: own }) => own || me?.post?.role === 'VILLAGE_LIAISON'),
    visited,
    today,
  );
  return (
    <>
      <h1>{t('todayIs', { day: dayWithWeekday(today, locale) })}</h1>
      <OfflineDataStatus />
      <section className="shelf">
        <h2>{t('toVisit', { count: due.length })}</h2>
        {due.length === 0 && (
          <EmptyState title={t(book.firms.length === 0 ? (book.readAt ? 'noFirmsYet' : 'notReadYet') : 'nobodyWaits')} />
        )}
        <ul className="plain-list">
          {due.slice(0, MOST_SHOWN).map((firm) => {
            const { light, left } = urgencyOf(firm, today);
            return (
              <li key={firm.id} className="card firm-line">
                <Link className="firm-name" to={`/firms/${firm.id}`}>
                  {firm.name}
                </Link>
                <p className="hint">
                  {firm.unitName} ·{' '}
                  <span>{firm.lastVisitOn ? t('lastTime', { day: dayText(firm.lastVisitOn, locale) }) : t('neverVisited')}</span>
                </p>
                <div className="firm-acts">
                  {light && <Light light={light} left={left} />}
                  <Link className="button" to={`/visit?firm=${firm.id}`} aria-label={t('logVisitTo', { name: firm.name })}>
                    {t('visitTitle')}
                  </Link>
                </div>
              </li>
            );
          })}
        </ul>
        {due.length > MOST_SHOWN && (
          <p>
            <Link to="/firms">{t('allFirms', { count: due.length })}</Link>
          </p>
        )}
      </section>
      {promises.length > 0 && (
        <section className="shelf">
          <h2>{t('promisesDue', { count: promises.length })}</h2>
          <ul className="plain-list">
            {promises.map(({ promise, firm }) => (
              <PromiseCard key={promise.id} promise={promise} firm={firm} withFirm />
            ))}
          </ul>
        </section>
      )}
      <section className="shelf">
        <h2>{t('visitedToday', { count: visited.size })}</h2>
        {mine.length + read.length === 0 && <p className="hint">{t('noneToday')}</p>}
        <ul className="plain-list">
          {mine.map((line) => (
            <li key={line.id} className="card line" data-state={line.state}>
              <p className="line-firms">{line.entry?.firms.map(({ name }) => name).join('、')}</p>
              <p className="line-state">{say(line)}</p>
            </li>
          ))}
          {read.map((visit) => (
            <li key={visit.id} className="card line">
              <p className="line-firms">{visit.firms.map(({ name }) => name).join('、')}</p>
            </li>
          ))}
        </ul>
      </section>
      <div className="thumb">
        <Link className="button primary" to="/visit">
          {t('visitTitle')}
        </Link>
      </div>
    </>
  );
}
