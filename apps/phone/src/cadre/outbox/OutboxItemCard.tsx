import { useProblemText, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useCadreSession } from '../shell/cadre-session';
import { useItemStatus } from './use-item-status';
import { ScanPart } from '../visit/ScanCodes';
import type { OutboxItem } from './outbox';
import { useSync } from './use-outbox';
import { OUTBOX_MESSAGES } from './outbox.messages';

const SHAPES = { DRAFT: '✎', WAITING: '○', REFUSED: '■', CONFLICT: '▲', DONE: '●' } as const;

function Discard({ line }: { readonly line: OutboxItem }) {
  const t = useMessages(OUTBOX_MESSAGES);
  const cadre = useCadreSession();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" onClick={() => setAsking(true)}>
        {t('discard')}
      </button>
    );
  }
  return (
    <>
      <p>{t('discardSure')}</p>
      <button type="button" onClick={() => void cadre.outbox.discard(line.id)}>
        {t('discardYes')}
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        {t('keepIt')}
      </button>
    </>
  );
}

/** One line of the outbox: state in words, the reason, and what can be done. */
export function OutboxItemCard({ line, onEdit }: { readonly line: OutboxItem; readonly onEdit: (id: string) => void }) {
  const t = useMessages(OUTBOX_MESSAGES);
  const cadre = useCadreSession();
  const say = useItemStatus();
  const problemText = useProblemText();
  const { entry, state } = line;
  const problem = entry?.problem;
  const stuck = state === 'REFUSED' || state === 'CONFLICT';
  const { sending } = useSync();
  const editable = entry?.kind === 'VISIT' && !entry.visitId && state !== 'DONE' && state !== 'CONFLICT' && sending !== line.id;
  const retry = () => void cadre.outbox.mark(line.id, { state: 'WAITING', tries: 0, notBefore: 0 }).then(() => cadre.sync.trigger());
  return (
    <li className={`card line line-${state.toLowerCase()}`} data-line={line.id} data-state={state}>
      <p className="line-firms">{entry ? entry.firms.map((firm) => firm.name).join('、') || t('noFirmYet') : t('sealedLine')}</p>
      {entry && (
        <p className="hint">
          {t(`kind${entry.kind}`)}
          {entry.photos.length > 0 ? ` · ${t('photoCount', { count: entry.photos.length })}` : ''}
        </p>
      )}
      <p className="line-state">
        <span aria-hidden="true">{SHAPES[state]}</span> {say(line)}
      </p>
      {entry?.note && <p className="hint">{t('mergedInto', { names: entry.note })}</p>}
      {line.exportedAt && state !== 'DONE' && <p className="hint">{t('inFile')}</p>}
      {problem && state !== 'DONE' && (
        <div className="line-problem">
          <p>{problemText(problem)}</p>
          <ul>
            {Object.entries(problem.fields)
              .filter(([, message]) => message !== problem.message)
              .map(([field, message]) => (
                <li key={field}>{message}</li>
              ))}
          </ul>
        </div>
      )}
      {state === 'CONFLICT' && <p className="hint">{t('conflictHint')}</p>}
      <ScanPart line={line} />
      {state !== 'DONE' && (
        <div className="actions">
          {editable && (
            <button type="button" className={state === 'REFUSED' ? 'primary' : ''} onClick={() => onEdit(line.id)}>
              {t(state === 'DRAFT' ? 'goOnWriting' : 'change')}
            </button>
          )}
          {state === 'CONFLICT' && entry && (
            <button type="button" onClick={() => void cadre.outbox.resubmit(entry).then(() => cadre.sync.trigger())}>
              {t('asNew')}
            </button>
          )}
          {state === 'REFUSED' && entry && (
            <button type="button" onClick={retry}>
              {t('retry')}
            </button>
          )}
          {(state === 'DRAFT' || stuck) && entry && <Discard line={line} />}
        </div>
      )}
    </li>
  );
}
