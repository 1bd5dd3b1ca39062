import { type FirmImportRowsQuery, LetFirmImportRowsThrough } from '@app/contract';
import { Form, TextField, useEnumLabels, useMutation, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../shell/session';
import { letterOf } from './ColumnsSection';
import type { ImportProps } from './ImportStatus';
import { IMPORT_MESSAGES } from './import.messages';

type Row = FirmImportRowsQuery['enterpriseImport']['rows']['edges'][number]['node'];
type Fault = Row['faults'][number];
type RowProps = ImportProps & { readonly row: Row };

const LONGEST = 60;
const rowId = (row: Row): string => `import-row-${row.rowNo}`;

const SIGNS = { mistake: '✕', remark: 'ⓘ', overridden: '✓', leftOut: '－' } as const;

/** Of a sum below the ledger nothing is to be corrected. */
function kindOf({ isOverridden, isWarning, code }: Fault): keyof typeof SIGNS {
  if (isOverridden) return 'overridden';
  if (code === 'ROW_TOTAL') return 'leftOut';
  return isWarning ? 'remark' : 'mistake';
}

/** One cell and what is wrong with it: column, value, what to do. */
function FaultLine({ fault, row, found }: RowProps & { readonly fault: Fault }) {
  const t = useMessages(IMPORT_MESSAGES);
  const { column } = fault;
  const header = column === null || column === undefined ? t('wholeRow') : found.headers[column] || letterOf(column);
  const value = column === null || column === undefined ? '' : (row.cells[column] ?? '').trim().slice(0, LONGEST);
  const kind = kindOf(fault);
  return (
    <li data-fault={fault.code}>
      <strong className={kind === 'mistake' ? 'import-mistake' : undefined}>
        {SIGNS[kind]} {t(kind)}
      </strong>{' '}
      {column === null || column === undefined ? header : value ? t('cell', { column: header, value }) : t('emptyCell', { column: header })}
      ：{fault.message}
    </li>
  );
}

/** Somebody who saw the licence lets a failing check digit pass, and says why. */
function LetThrough({ row, found, onChanged }: RowProps) {
  const t = useMessages(IMPORT_MESSAGES);
  const mutate = useMutation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!open)
    return (
      <button type="button" aria-label={t('letThroughOf', { row: row.rowNo })} onClick={() => setOpen(true)}>
        {t('letThrough')}
      </button>
    );
  return (
    <Form
      className="act-form"
      label={t('letThroughOf', { row: row.rowNo })}
      submit={t('letThrough')}
      onCancel={() => setOpen(false)}
      check={() => (reason.trim() ? [] : ['rows.0.reason'])}
      onSubmit={async () => {
        await mutate(LetFirmImportRowsThrough, {
          input: { importId: found.id, version: found.version, rows: [{ rowNo: row.rowNo, reason: reason.trim() }] },
        });
        // The form goes; whoever uses the keyboard stays at the row.
        document.getElementById(rowId(row))?.focus();
        onChanged();
      }}
    >
      <p className="hint">{t('letThroughHint')}</p>
      <TextField name="rows.0.reason" label={t('reason')} hint={t('reasonHint')} required value={reason} onValue={setReason} />
    </Form>
  );
}

const cellAt = (row: Row, found: ImportProps['found'], field: string): string => {
  const column = found.columns.find((one) => one.field === field)?.index;
  return column === undefined ? '' : (row.cells[column] ?? '').trim();
};

export function ImportRow({ row, found, onChanged }: RowProps) {
  const t = useMessages(IMPORT_MESSAGES);
  const name = useEnumLabels();
  const me = useMe();
  const { faults, outcome, enterpriseId, undo, undoWhy } = row;
  const blocking = faults.filter((fault) => !fault.isWarning && !fault.isOverridden);
  const mayPass =
    outcome === 'FAULTY' &&
    blocking.length > 0 &&
    blocking.every((fault) => fault.isOverridable) &&
    (found.state === 'CHECKED' || found.state === 'DONE') &&
    me.can('enterprise:override-code');
  const firm = cellAt(row, found, 'name');
  return (
    <tr id={rowId(row)} tabIndex={-1} data-row={row.rowNo} data-outcome={outcome}>
      <th scope="row" className="together">
        {t('rowOf', { row: row.rowNo })}
      </th>
      <td>{enterpriseId && outcome !== 'FAULTY' ? <Link to={`/firms/${enterpriseId}`}>{firm}</Link> : firm}</td>
      <td className="import-code">{cellAt(row, found, 'creditCode')}</td>
      <td>
        {undo
          ? name('EnterpriseImportUndo', undo)
          : outcome === 'WAITING'
            ? t(enterpriseId ? 'outcomeKnown' : 'outcomeNew')
            : name('EnterpriseImportOutcome', outcome)}
      </td>
      <td>
        {undoWhy && <p>{undoWhy}</p>}
        {faults.length > 0 && (
          <ul className="import-faults">
            {faults.map((fault, index) => (
              <FaultLine key={index} fault={fault} row={row} found={found} onChanged={onChanged} />
            ))}
          </ul>
        )}
        {mayPass && <LetThrough row={row} found={found} onChanged={onChanged} />}
        {faults.length > 0 && (
          <details>
            <summary>{t('wholeCells')}</summary>
            <dl>
              {row.cells.map((cell, index) => (
                <div key={index}>
                  <dt>{found.headers[index] || letterOf(index)}</dt>
                  <dd className="breaks">{cell}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </td>
    </tr>
  );
}
