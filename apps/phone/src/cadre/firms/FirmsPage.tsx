import { COMMON_MESSAGES, dayText, EmptyState, Light, todayInChina, useLocale, useMessages } from '@app/web-ui';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type FirmLine, urgencyOf } from '../offline/offline-data';
import { searchOffline } from '../offline/search';
import { useCadreSession } from '../shell/cadre-session';
import { OfflineDataStatus } from '../shell/OfflineDataStatus';
import { useStore } from '../shell/store';
import { FIRMS_MESSAGES } from './firms.messages';

const STEP = 20;

const FirmCard = memo(({ firm, today }: { readonly firm: FirmLine; readonly today: string }) => {
  const t = useMessages(FIRMS_MESSAGES);
  const { locale } = useLocale();
  const { light, left } = urgencyOf(firm, today);
  return (
    <li className="card firm-line">
      <Link className="firm-name" to={`/firms/${firm.id}`}>
        {firm.name}
      </Link>
      <p className="hint">
        {firm.unitName} · <span>{firm.lastVisitOn ? t('lastTime', { day: dayText(firm.lastVisitOn, locale) }) : t('neverVisited')}</span>
      </p>
      {light && <Light light={light} left={left} />}
    </li>
  );
});
FirmCard.displayName = 'FirmCard';

/** 我的企业: found by any piece of the name, pinyin or initials, with or without a network. */
export default function FirmsPage() {
  const t = useMessages(FIRMS_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  const cadre = useCadreSession();
  const { firms, readAt } = useStore(cadre.offlineData);
  const [search, setSearch] = useSearchParams();
  const text = search.get('text') ?? '';
  const wanted = useDeferredValue(text);
  const [shown, setShown] = useState(STEP);
  const lines = useMemo(() => searchOffline(firms, wanted), [firms, wanted]);
  const today = todayInChina();
  return (
    <>
      <h1>{t('myFirms')}</h1>
      <div className="field search">
        <label htmlFor="firm-search">{t('searchHint')}</label>
        <input
          id="firm-search"
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setShown(STEP);
            setSearch(event.target.value ? { text: event.target.value } : {}, { replace: true });
          }}
        />
      </div>
      <p className="hint" role="status">
        {t('firmCount', { count: lines.length })}
      </p>
      {lines.length === 0 && <EmptyState title={firms.length > 0 ? common('nothingFound') : t(readAt ? 'noFirmsYet' : 'notReadYet')} />}
      <ul className="plain-list firm-lines">
        {lines.slice(0, shown).map((firm) => (
          <FirmCard key={firm.id} firm={firm} today={today} />
        ))}
      </ul>
      {lines.length > shown && (
        <button type="button" className="wide" onClick={() => setShown((now) => now + STEP)}>
          {common('more')}
        </button>
      )}
      <OfflineDataStatus />
    </>
  );
}
