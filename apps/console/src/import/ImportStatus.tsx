import { CommitFirmImport, type ImportFieldsFragment, UndoFirmImport } from '@app/contract';
import { instantText, ProblemBox, useAsyncAction, useLocale, useMutation, useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { IMPORT_MESSAGES } from './import.messages';

export interface ImportProps {
  readonly found: ImportFieldsFragment;
  readonly onChanged: () => void;
}

function Downloads({ found }: { readonly found: ImportFieldsFragment }) {
  const t = useMessages(IMPORT_MESSAGES);
  if (found.faulty === 0) return null;
  const path = `/imports/enterprises/${found.id}/faulty-rows`;
  return (
    <>
      <a className="button" href={`${path}?format=xlsx`} download>
        {t('downloadXlsx', { faulty: found.faulty })}
      </a>
      <a className="button" href={`${path}?format=csv`} download>
        {t('downloadCsv')}
      </a>
    </>
  );
}

/** What was found, in a sentence, and what it means. */
function Sentence({ found }: { readonly found: ImportFieldsFragment }) {
  const t = useMessages(IMPORT_MESSAGES);
  const { locale } = useLocale();
  const { faulty, waiting, known, warned, state, created, updated, unchanged, gone, restored, kept: stayed } = found;
  if (state === 'UNDONE')
    return (
      <>
        <p className="done">{t('undone', { gone, restored })}</p>
        {stayed > 0 && <p>{t('undoneStayed', { stayed })}</p>}
        <p className="hint">
          {t('undoneBy', {
            who: found.undoByName ?? '',
            when: found.undoAt ? instantText(found.undoAt, locale) : '',
            reason: found.undoReason ?? '',
          })}
        </p>
      </>
    );
  if (state === 'DONE')
    return (
      <>
        <p className="done">{t('done', { created, updated, unchanged })}</p>
        {faulty > 0 && <p>{t('doneFaulty', { faulty })}</p>}
        {waiting > 0 && <p>{t('doneWaiting', { waiting })}</p>}
      </>
    );
  return (
    <>
      <p className="standing">{t(waiting === 0 ? 'allBad' : faulty === 0 ? 'allGood' : 'someGood', { waiting, faulty })}</p>
      {known > 0 && <p>{t('known', { known })}</p>}
      {warned > 0 && <p>{t('warned', { warned })}</p>}
    </>
  );
}

/** Where an import stands, and the one thing to do next. */
export function ImportStatus({ found, onChanged }: ImportProps) {
  const t = useMessages(IMPORT_MESSAGES);
  const mutate = useMutation();
  const { problem, busy, act } = useAsyncAction();
  const { state, failed, faulty, waiting } = found;
  const undoing = state === 'UNDOING';
  const working = state === 'COMMITTING' || undoing;
  const all = undoing ? found.created + found.updated : found.good;
  const done = undoing ? found.gone + found.restored + found.kept : found.good - waiting;
  const commit = () =>
    act(async () => {
      try {
        if (undoing) await mutate(UndoFirmImport, { input: { importId: found.id, reason: found.undoReason ?? '' } });
        else await mutate(CommitFirmImport, { input: { importId: found.id, version: found.version } });
      } finally {
        onChanged();
      }
    });
  const running = working && !failed;
  const progress = t(undoing ? 'undoing' : 'running', { done, all });
  const hasName = found.columns.some(({ field }) => field === 'name');
  return (
    <section className="card" id="import-standing" tabIndex={-1} aria-label={t('state')} data-state={failed ? 'FAILED' : state}>
      <ProblemBox problem={problem} />
      <div role="status">
        {running && (
          <>
            <p>
              <strong>{progress}</strong>
            </p>
            <p className="hint">{t(undoing ? 'undoingHint' : 'runningHint')}</p>
          </>
        )}
        {failed && <p className="problem">{t(undoing ? 'undoFailed' : 'failed', { done })}</p>}
        {!working && <Sentence found={found} />}
        {state === 'CHECKED' && !hasName && <p className="problem">{t('nameNeeded')}</p>}
      </div>
      {working && <progress max={all} value={done} aria-label={progress} />}
      <div className="actions">
        {(failed || ((state === 'CHECKED' || state === 'DONE') && waiting > 0 && hasName)) && (
          <button type="button" className="primary" aria-disabled={busy} onClick={() => void commit()}>
            {failed ? t(undoing ? 'goOnUndoing' : 'goOn') : t('importRows', { waiting })}
          </button>
        )}
        {!running && <Downloads found={found} />}
        {state === 'UNDONE' && found.kept > 0 && (
          <Link className="button" to="?show=KEPT">
            {t('seeStayed', { stayed: found.kept })}
          </Link>
        )}
        {(state === 'DONE' || state === 'UNDONE') && (
          <>
            <Link className="button" to="/import">
              {t(state === 'UNDONE' ? 'uploadRight' : faulty > 0 ? 'uploadAgain' : 'another')}
            </Link>
            <Link className="button" to="/firms">
              {t('toFirms')}
            </Link>
          </>
        )}
      </div>
      {!running && faulty > 0 && <p className="hint">{t('downloadHint')}</p>}
    </section>
  );
}
