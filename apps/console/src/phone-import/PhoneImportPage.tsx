import {
  dayText,
  EmptyState,
  type ExportedEntry,
  instantText,
  type OutboxFile,
  type Problem,
  ProblemError,
  readOutboxFile,
  useAsyncAction,
  useLocale,
  useEnumLabels,
  useProblemText,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useId, useState } from 'react';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { importEntry } from './import-entry';
import { PHONE_IMPORT_MESSAGES } from './phone-import.messages';

interface RowState {
  readonly state: 'READY' | 'SENDING' | 'DONE' | 'REFUSED';
  readonly problem?: Problem;
}
const READY: RowState = { state: 'READY' };
const SHAPES = { READY: '○', SENDING: '…', DONE: '●', REFUSED: '■' } as const;

const text = (entry: ExportedEntry, name: string): string => {
  const value = entry.input[name];
  return typeof value === 'string' ? value : '';
};

function Row({
  entry,
  person,
  row,
  onImport,
}: {
  readonly entry: ExportedEntry;
  readonly person: string;
  readonly row: RowState;
  readonly onImport: () => void;
}) {
  const t = useMessages(PHONE_IMPORT_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const problemText = useProblemText();
  const firms = entry.firms.map((firm) => firm.name).join('、');
  const topics = (entry.input['topics'] as readonly string[] | undefined) ?? [];
  const day = text(entry, 'occurredOn');
  return (
    <tr data-entry={entry.id} data-state={row.state}>
      <td>{day && dayText(day, locale)}</td>
      <td>{person}</td>
      <td>{firms}</td>
      <td>
        {entry.kind === 'SETTLE'
          ? t('promise')
          : `${name('VisitChannel', text(entry, 'channel'))} · ${topics.map((topic) => name('VisitTopic', topic)).join('、')}`}
        {text(entry, 'note') && <p className="hint">{text(entry, 'note')}</p>}
      </td>
      <td>
        {entry.photos.length === 0 && t('noPhotos')}
        <span className="photo-row">
          {entry.photos.map((photo, i) => (
            <img
              key={photo.id}
              src={`data:${photo.type};base64,${photo.data}`}
              alt={t('photoOf', { firm: firms, number: i + 1 })}
              height={56}
            />
          ))}
        </span>
      </td>
      <td>
        <span aria-hidden="true">{SHAPES[row.state]}</span> {t(row.state)}
        {row.problem && (
          <p className="field-error">
            {[problemText(row.problem), ...Object.values(row.problem.fields)].filter((one, i, all) => all.indexOf(one) === i).join(' ')}
          </p>
        )}
        {(row.state === 'READY' || row.state === 'REFUSED') && (
          <p>
            <button type="button" onClick={onImport}>
              {t(row.state === 'READY' ? 'importOne' : 'again')}
            </button>
          </p>
        )}
      </td>
    </tr>
  );
}

/** The file of a phone's outbox, row by row; done twice, or by the phone later, it is still done once. */
export default function PhoneImportPage() {
  const t = useMessages(PHONE_IMPORT_MESSAGES);
  useDocumentTitle(t('title'));
  const { locale } = useLocale();
  const mutate = useMutation();
  const { busy, act } = useAsyncAction();
  const id = useId();
  const [file, setFile] = useState<OutboxFile>();
  const [fault, setFault] = useState<'NOT_OURS' | 'NEWER' | 'DAMAGED'>();
  const [rows, setRows] = useState<Readonly<Record<string, RowState>>>({});
  const rowOf = (entry: ExportedEntry): RowState => rows[entry.id] ?? READY;
  const open = async (chosen: File) => {
    const read = readOutboxFile(await chosen.text());
    setRows({});
    setFile('file' in read ? read.file : undefined);
    setFault('fault' in read ? read.fault : undefined);
  };
  const importRow = async (entry: ExportedEntry) => {
    const say = (row: RowState) => setRows((now) => ({ ...now, [entry.id]: row }));
    say({ state: 'SENDING' });
    try {
      await importEntry(mutate, file?.person.id ?? '', entry);
      say({ state: 'DONE' });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      say({ state: 'REFUSED', problem: error.problem });
    }
  };
  const left = file?.entries.filter((entry) => rowOf(entry).state !== 'DONE') ?? [];
  const importAll = () =>
    act(async () => {
      for (const entry of left) await importRow(entry);
    });
  return (
    <>
      <h1>{t('title')}</h1>
      <section className="card">
        <p>{t('hint')}</p>
        <div className="field">
          <label htmlFor={id}>{t('chooseFile')}</label>
          <input
            id={id}
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) void act(() => open(chosen));
            }}
          />
        </div>
        {fault && (
          <div className="problem" role="alert">
            <p>{t(fault)}</p>
          </div>
        )}
      </section>
      {file && (
        <section className="card">
          <h2>{t('from', { name: file.person.name, time: instantText(file.exportedAt, locale), count: file.entries.length })}</h2>
          {file.entries.length === 0 ? (
            <EmptyState title={t('nothingIn')} />
          ) : (
            <>
              <div className="scroll" tabIndex={0} role="region" aria-label={t('title')}>
                <table>
                  <thead>
                    <tr>
                      {(['when', 'who', 'firms', 'about', 'photos', 'state'] as const).map((head) => (
                        <th key={head} scope="col">
                          {t(head)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {file.entries.map((entry) => (
                      <Row
                        key={entry.id}
                        entry={entry}
                        person={file.person.name}
                        row={rowOf(entry)}
                        onImport={() => void act(() => importRow(entry))}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
              <p role="status">{busy ? t('importing') : left.length === 0 ? t('doneAll') : ''}</p>
              {left.length > 0 && (
                <div className="actions">
                  <button type="button" className="primary" aria-disabled={busy} onClick={() => void importAll()}>
                    {t('importAll', { count: left.length })}
                  </button>
                </div>
              )}
            </>
          )}
        </section>
      )}
    </>
  );
}
