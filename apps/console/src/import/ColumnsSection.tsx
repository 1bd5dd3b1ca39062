import { type EnterpriseImportField, FirmImportSample, SetFirmImportColumns } from '@app/contract';
import { enumCodes, Form, ProblemError, SelectField, useEnumLabels, useQuery, useMutation, useMessages } from '@app/web-ui';
import { useMemo, useState } from 'react';
import type { ImportProps } from './ImportStatus';
import { IMPORT_MESSAGES } from './import.messages';

/** The letter above a column of a sheet: 0 is A, 26 is AA. */
export const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const SAMPLES = 3;
const LONGEST = 30;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What each column of the file holds: guessed, with a few of its values, and corrected by whoever knows better. */
export function ColumnsSection({ found, onChanged }: ImportProps) {
  const t = useMessages(IMPORT_MESSAGES);
  const name = useEnumLabels();
  const mutate = useMutation();
  const variables = useMemo(() => ({ id: found.id }), [found.id]);
  const { data } = useQuery(FirmImportSample, variables);
  const cells = data?.enterpriseImport.rows.edges.map(({ node }) => node.cells) ?? [];
  const [chosen, setChosen] = useState<readonly string[]>(found.columns.map(({ field }) => field ?? ''));
  const samplesOf = (index: number): string => {
    const values = [...new Set(cells.map((row) => row[index]?.trim() ?? '').filter(Boolean))].slice(0, SAMPLES).map(shortened);
    return values.length > 0 ? t('sample', { values: values.join('、') }) : t('emptyColumn');
  };
  /** The same field at two columns: said in words before anything is sent. */
  const refuseTwice = () => {
    for (const [second, field] of chosen.entries()) {
      const first = chosen.indexOf(field);
      if (!field || first === second) continue;
      const message = t('columnTwice', { field: name('EnterpriseImportField', field), first: letterOf(first), second: letterOf(second) });
      throw new ProblemError({ code: 'IMPORT_COLUMN_TWICE', message, fields: { [`column-${second}`]: message } });
    }
  };
  const known = found.columns.filter(({ field }) => field).length;
  const open = found.state === 'CHECKED' && (found.waiting === 0 || !chosen.includes('name'));
  return (
    <details className="card" open={open}>
      <summary>
        <strong>{t('columns')}</strong>
        <span className="hint">　{t('columnsRead', { known, ignored: found.columns.length - known })}</span>
      </summary>
      {found.state === 'CHECKED' ? (
        <Form
          label={t('columns')}
          submit={t('checkAgain')}
          onSubmit={async () => {
            refuseTwice();
            const columns = found.columns
              .filter(({ field, index }) => (field ?? '') !== chosen[index])
              .map(({ index }) => ({ index, field: (chosen[index] || null) as EnterpriseImportField | null }));
            try {
              await mutate(SetFirmImportColumns, { input: { importId: found.id, version: found.version, columns } });
              document.getElementById('import-standing')?.focus();
            } finally {
              onChanged();
            }
          }}
        >
          <p className="hint">{t('columnsHint')}</p>
          <div className="import-columns">
            {found.columns.map(({ index, header }) => (
              <SelectField
                key={index}
                name={`column-${index}`}
                label={t('column', { letter: letterOf(index), header: header || t('noHeader') })}
                hint={samplesOf(index)}
                required
                none={t('ignore')}
                value={chosen[index] ?? ''}
                onValue={(value) => setChosen((now) => now.map((field, at) => (at === index ? value : field)))}
                choices={enumCodes('EnterpriseImportField').map((value) => ({ value, label: name('EnterpriseImportField', value) }))}
              />
            ))}
          </div>
        </Form>
      ) : (
        <ul className="plain-list">
          {found.columns.map(({ index, header, field }) => (
            <li key={index}>
              {t('column', { letter: letterOf(index), header: header || t('noHeader') })} →{' '}
              {field ? name('EnterpriseImportField', field) : t('ignore')}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
