import { CommitFirmImport, type ImportFieldsFragment } from '@app/contract';
import { IMPORT_WORDS, ProblemBox, useActing, useRun, useWords } from '@app/web-ui';
import { Link } from 'react-router';

export interface FoundProps {
  readonly found: ImportFieldsFragment;
  readonly onChanged: () => void;
}

function Downloads({ found }: { readonly found: ImportFieldsFragment }) {
  const t = useWords(IMPORT_WORDS);
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
  const t = useWords(IMPORT_WORDS);
  const { faulty, waiting, known, warned, state, created, updated, unchanged } = found;
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
export function ImportStanding({ found, onChanged }: FoundProps) {
  const t = useWords(IMPORT_WORDS);
  const run = useRun();
  const { problem, busy, act } = useActing();
  const { state, failed, good, faulty, waiting } = found;
  const done = good - waiting;
  const commit = () =>
    act(async () => {
      try {
        await run(CommitFirmImport, { input: { importId: found.id, version: found.version } });
      } finally {
        onChanged();
      }
    });
  const running = state === 'COMMITTING' && !failed;
  const hasName = found.columns.some(({ field }) => field === 'name');
  return (
    <section className="card" id="import-standing" tabIndex={-1} aria-label={t('state')} data-state={failed ? 'FAILED' : state}>
      <ProblemBox problem={problem} />
      <div role="status">
        {running && (
          <>
            <p>
              <strong>{t('running', { done, all: good })}</strong>
            </p>
            <p className="hint">{t('runningHint')}</p>
          </>
        )}
        {failed && <p className="problem">{t('failed', { done })}</p>}
        {state !== 'COMMITTING' && <Sentence found={found} />}
        {state === 'CHECKED' && !hasName && <p className="problem">{t('nameNeeded')}</p>}
      </div>
      {state === 'COMMITTING' && <progress max={good} value={done} aria-label={t('running', { done, all: good })} />}
      <div className="actions">
        {(failed || (!running && waiting > 0 && hasName)) && (
          <button type="button" className="primary" aria-disabled={busy} onClick={() => void commit()}>
            {failed ? t('goOn') : t('importRows', { waiting })}
          </button>
        )}
        {!running && <Downloads found={found} />}
        {state === 'DONE' && (
          <>
            <Link className="button" to="/import">
              {t(faulty > 0 ? 'uploadAgain' : 'another')}
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
