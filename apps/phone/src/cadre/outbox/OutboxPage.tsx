import { EmptyState, useMessages } from '@app/web-ui';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useCadreSession } from '../shell/cadre-session';
import { useOnline } from '../shell/network';
import { exportLines } from './export';
import { OldPinForm } from './OldPinForm';
import { OutboxItemCard } from './OutboxItemCard';
import { notUploaded } from './plan';
import { useOutboxItems, useSync } from './use-outbox';
import { OUTBOX_MESSAGES } from './outbox.messages';

function Shelf({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <section className="shelf">
      <h2>{title}</h2>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}

/** 草稿 / 待上传 / 已上传: where each thing is, why, and what can be done about it. */
export default function OutboxPage() {
  const t = useMessages(OUTBOX_MESSAGES);
  const cadre = useCadreSession();
  const lines = useOutboxItems();
  const online = useOnline();
  const { sending } = useSync();
  const navigate = useNavigate();
  const [said, setSaid] = useState('');
  const drafts = lines.filter(({ state }) => state === 'DRAFT');
  const waiting = notUploaded(lines);
  const done = lines.filter(({ state }) => state === 'DONE').toReversed();
  const edit = (id: string) => navigate(`/visit?entry=${id}`);
  const cards = (some: typeof lines) => (
    <ul className="plain-list">
      {some.map((line) => (
        <OutboxItemCard key={line.id} line={line} onEdit={edit} />
      ))}
    </ul>
  );
  return (
    <>
      <h1>{t('outboxTitle')}</h1>
      {lines.some(({ unread }) => unread === 'OLD_PIN') && <OldPinForm />}
      <Shelf title={t('shelfDrafts', { count: drafts.length })}>
        {drafts.length > 0 ? cards(drafts) : <p className="hint">{t('noDrafts')}</p>}
      </Shelf>
      <Shelf title={t('shelfWaiting', { count: waiting.length })} hint={t('nothingDeleted')}>
        {waiting.length === 0 ? (
          <EmptyState title={t('allUploaded')} />
        ) : (
          <>
            {cards(waiting)}
            <div className="actions">
              <button
                type="button"
                className="primary"
                aria-disabled={!online || sending !== null}
                onClick={() => void cadre.sync.retryAll()}
              >
                {t(online ? (sending ? 'lineSending' : 'uploadNow') : 'noNetworkYet')}
              </button>
              <button type="button" onClick={() => void exportLines(cadre, waiting).then((count) => setSaid(t('exported', { count })))}>
                {t('exportFile')}
              </button>
            </div>
            <p className="hint">{t('exportHint')}</p>
          </>
        )}
        <p role="status">{said}</p>
      </Shelf>
      <Shelf title={t('shelfDone', { count: done.length })}>
        {done.length > 0 ? cards(done) : <p className="hint">{t('noneDone')}</p>}
      </Shelf>
    </>
  );
}
