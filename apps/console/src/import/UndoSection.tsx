import { FirmImportUndoPlan, UndoFirmImport } from '@app/contract';
import { Form, Loading, ProblemBox, TextField, useQuery, useMutation, useMessages } from '@app/web-ui';
import { useMemo, useState } from 'react';
import { useUrlParams } from '../parts/useUrlParams';
import type { ImportProps } from './ImportStatus';
import { IMPORT_MESSAGES } from './import.messages';

/** What would go and what would stay, and why: read before anything is done. */
function UndoForm({ found, onChanged, onCancel }: ImportProps & { readonly onCancel: () => void }) {
  const t = useMessages(IMPORT_MESSAGES);
  const mutate = useMutation();
  const [reason, setReason] = useState('');
  const variables = useMemo(() => ({ id: found.id }), [found.id]);
  const { data, problem, reload } = useQuery(FirmImportUndoPlan, variables);
  const plan = data?.enterpriseImport.undoPlan;
  if (problem) return <ProblemBox problem={problem} onRetry={reload} />;
  if (!data) return <Loading />;
  if (!plan) return <p>{t('nothingToUndo')}</p>;
  const { gone, restored, kept: stays, reasons, keptRows: staying } = plan;
  return (
    <Form
      className="act-form"
      label={t('undo')}
      submit={t('undoNow')}
      onCancel={onCancel}
      check={() => (reason.trim() ? [] : ['reason'])}
      onSubmit={async () => {
        await mutate(UndoFirmImport, { input: { importId: found.id, version: data.enterpriseImport.version, reason: reason.trim() } });
        // The form goes; whoever uses the keyboard is led to how far it is.
        document.getElementById('import-standing')?.focus();
        onChanged();
      }}
    >
      <ul data-plan="">
        {gone > 0 && <li>{t('planGone', { gone })}</li>}
        {restored > 0 && <li>{t('planRestored', { restored })}</li>}
        {stays > 0 && (
          <li>
            {t('planStays', { stays })}
            <ul>
              {reasons.map(({ code, message, rows }) => (
                <li key={code}>{t('planReason', { rows, message })}</li>
              ))}
            </ul>
          </li>
        )}
      </ul>
      {staying.length > 0 && (
        <details>
          <summary>{t(staying.length < stays ? 'planFirstRows' : 'planRows', { shown: staying.length })}</summary>
          <ul>
            {staying.map(({ rowNo, message }) => (
              <li key={rowNo}>{t('planRow', { row: rowNo, message })}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="hint">{t('undoHint')}</p>
      <TextField name="reason" label={t('undoReason')} hint={t('undoReasonHint')} required value={reason} onValue={setReason} />
    </Form>
  );
}

/** Takes a finished import back as a whole; one that broke off may be taken back, too. */
export function UndoSection({ found, onChanged }: ImportProps) {
  const t = useMessages(IMPORT_MESSAGES);
  const address = useUrlParams();
  const finished = found.state === 'DONE' || (found.state === 'COMMITTING' && found.failed);
  if (!finished || found.created + found.updated === 0) return null;
  return (
    <section className="card" aria-labelledby="undo-title">
      <h2 id="undo-title">{t('undo')}</h2>
      {address.get('undo') ? (
        <UndoForm found={found} onChanged={onChanged} onCancel={() => address.set({ undo: null })} />
      ) : (
        <>
          <p>{t('undoIntro')}</p>
          <button type="button" onClick={() => address.set({ undo: 'look' })}>
            {t('undoOpen')}
          </button>
        </>
      )}
    </section>
  );
}
