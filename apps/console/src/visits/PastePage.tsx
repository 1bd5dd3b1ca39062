import { Form, ProblemBox, TextAreaField, TextField, useAsyncAction, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { COLUMNS, MOST_ROWS, rowsOf } from './pasted';
import { PastedLine } from './PastedLine';
import { type Pasted, usePasted } from './usePasted';
import { PASTE_MESSAGES } from './paste.messages';
import { VISIT_MESSAGES } from './visits.messages';

/** The rows to be looked through, corrected and saved. */
function Rows({ pasted }: { readonly pasted: Pasted }) {
  const t = useMessages(PASTE_MESSAGES);
  const { busy, act } = useAsyncAction();
  const [lateReason, setLateReason] = useState('');
  const [sure, setSure] = useState(false);
  const { rows, progress } = pasted;
  const ready = rows.filter(({ isReady }) => isReady);
  const saved = rows.filter(({ row }) => row.visitId).length;
  const late = ready.filter(({ judged }) => judged.isLate).length;
  const left = rows.length - saved;
  return (
    <>
      <p role="status">
        {progress ? t('saving', progress) : t('tally', { all: rows.length, saved, ready: ready.length, wrong: left - ready.length })}
      </p>
      <div className="scroll" role="region" aria-label={t('rows')} tabIndex={0}>
        <table className="pasted">
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line, index) => (
              <PastedLine key={line.row.id} no={index + 1} line={line} acts={pasted.acts} />
            ))}
          </tbody>
        </table>
      </div>
      <ProblemBox problem={pasted.problem} />
      {ready.length > 0 && (
        <Form
          label={t('title')}
          submit={t('save', { count: ready.length })}
          check={() => (late > 0 && !lateReason.trim() ? ['lateReason'] : [])}
          onSubmit={() => pasted.save(lateReason.trim())}
        >
          {late > 0 && (
            <TextField
              name="lateReason"
              label={t('lateReason')}
              hint={t('lateHint', { count: late })}
              required
              value={lateReason}
              onValue={setLateReason}
            />
          )}
        </Form>
      )}
      {sure && left > 0 && <p role="alert">{t('againSure', { count: left })}</p>}
      <p>
        <button
          type="button"
          aria-disabled={busy}
          onClick={() => void act(async () => (left > 0 && !sure ? setSure(true) : pasted.clear()))}
        >
          {t('again')}
        </button>
      </p>
      <p className="hint">{t('kept')}</p>
    </>
  );
}

/** 粘贴多条走访: what a cadre wrote into a sheet, or somebody into a notebook, becomes visits without being typed again. */
export default function PastePage() {
  const t = useMessages(PASTE_MESSAGES);
  const visits = useMessages(VISIT_MESSAGES);
  useDocumentTitle(t('title'));
  const pasted = usePasted();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const read = () => {
    const found = rowsOf(text);
    const count = found.length;
    setWrong(count === 0 ? t('nothing') : count > MOST_ROWS ? t('tooMany', { most: MOST_ROWS, count }) : '');
    if (count === 0 || count > MOST_ROWS) return;
    setText('');
    pasted.start(found);
  };
  return (
    <section className="card">
      <p>
        <Link to="/visits">{visits('backToVisits')}</Link>
      </p>
      <h1>{t('title')}</h1>
      {pasted.rows.length === 0 ? (
        <Form label={t('title')} submit={t('read')} onSubmit={async () => read()}>
          <p className="hint">{t('hint')}</p>
          <div role="alert">{wrong && <p className="field-error">{wrong}</p>}</div>
          <TextAreaField name="rows" label={t('box')} required rows={8} value={text} onValue={setText} />
        </Form>
      ) : (
        <Rows pasted={pasted} />
      )}
    </section>
  );
}
