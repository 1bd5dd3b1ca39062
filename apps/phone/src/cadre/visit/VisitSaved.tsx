import { useProblemText, useMessages } from '@app/web-ui';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useItemStatus } from '../outbox/use-item-status';
import { useOutboxItems } from '../outbox/use-outbox';
import { ScanPart } from './ScanCodes';
import { VISIT_MESSAGES } from './visit.messages';

/** What became of it, truthfully: on this phone only, or on the server at 10:42. */
export function VisitSaved({ id, onNext }: { readonly id: string; readonly onNext: () => void }) {
  const t = useMessages(VISIT_MESSAGES);
  const say = useItemStatus();
  const problemText = useProblemText();
  const line = useOutboxItems().find((one) => one.id === id);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  if (!line?.entry) return null;
  const { state, entry } = line;
  return (
    <section className={`card saved saved-${state.toLowerCase()}`}>
      <h1 tabIndex={-1} ref={title}>
        {t('savedTitle')}
      </h1>
      <p className="line-firms">{entry.firms.map((firm) => firm.name).join('、')}</p>
      <p className="saved-state" role="status" data-state={state}>
        {say(line)}
      </p>
      {state === 'WAITING' && <p className="hint">{t('savedHint')}</p>}
      {entry.input?.['confirmBy'] === 'CARD' && state === 'WAITING' && <p className="note">{t('confirmCARDHow')}</p>}
      {entry.note && <p className="hint">{t('mergedInto', { names: entry.note })}</p>}
      {(state === 'REFUSED' || state === 'CONFLICT') && entry.problem && (
        <div className="line-problem">
          <p>{problemText(entry.problem)}</p>
          <Link className="button" to="/outbox">
            {t('toOutbox')}
          </Link>
        </div>
      )}
      <ScanPart line={line} opened={entry.input?.['confirmBy'] === 'CARD'} />
      <div className="actions">
        <Link className="button primary" to="/">
          {t('toToday')}
        </Link>
        <Link className="button" to="/visit" onClick={onNext}>
          {t('oneMore')}
        </Link>
      </div>
    </section>
  );
}
