import { dayText, useLocale, useMessages } from '@app/web-ui';
import { memo, useId } from 'react';
import { Link } from 'react-router';
import { type Column, COLUMNS } from './pasted';
import type { JudgedRow, RowActs } from './usePasted';
import { visitLink } from './visit';
import { PASTE_MESSAGES } from './paste.messages';

type Word = keyof typeof PASTE_MESSAGES;

/** Messages of rule faults; the same fault of a firm and of a person has two messages. */
const wordOf = (column: Column, fault: string): Word =>
  fault === 'unknown' ? (column === 'firm' ? 'unknownFirm' : 'unknownVisitor') : (fault as Word);

interface CellProps {
  readonly no: number;
  readonly line: JudgedRow;
  readonly column: Column;
  readonly acts: RowActs;
}

/** One cell to correct where it stands: the text, what is wrong with it, and what to choose from. */
function Cell({ no, line, column, acts }: CellProps) {
  const t = useMessages(PASTE_MESSAGES);
  const { locale } = useLocale();
  const id = useId();
  const { row, judged } = line;
  const fault = judged.faults[column];
  const said = row.refused?.column === column ? row.refused.message : fault && t(wordOf(column, fault));
  const isWrong = said !== undefined && fault !== 'looking';
  const found = column === 'firm' || column === 'visitor' ? (line.found[column] ?? []) : [];
  // How it was understood, to be seen at a glance; what was chosen stands in the list already.
  const understood: Partial<Record<Column, string | undefined>> = {
    firm: row.chosen.firm ? undefined : judged.firm?.label,
    day: judged.day ? dayText(judged.day, locale) : undefined,
  };
  const isChosen = (column === 'firm' || column === 'visitor') && row.chosen[column] !== undefined;
  return (
    <>
      <input
        aria-label={t('cellOf', { row: no, column: t(column) })}
        aria-invalid={isWrong || undefined}
        aria-describedby={said ? id : undefined}
        value={row.cells[column]}
        placeholder={column === 'visitor' ? t('me') : undefined}
        onChange={(event) => acts.write(row.id, column, event.target.value)}
      />
      {said && (
        <p id={id} className={isWrong ? 'field-error' : 'hint'}>
          {said}
        </p>
      )}
      {!said && understood[column] && <p className="hint">{understood[column]}</p>}
      {(column === 'firm' || column === 'visitor') && (fault === 'several' || isChosen) && (
        <select
          aria-label={t('chooseOf', { row: no })}
          value={row.chosen[column] ?? ''}
          onChange={(event) => acts.choose(row.id, column, event.target.value)}
        >
          {!isChosen && <option value="">{t('whichOne', { count: found.length })}</option>}
          {found.map(({ id: value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

/** One row of the sheet: to correct while it is open, only to read once it is a visit. */
export const PastedLine = memo(function PastedLine({ no, line, acts }: Omit<CellProps, 'column'>) {
  const t = useMessages(PASTE_MESSAGES);
  const { row, isReady } = line;
  return (
    <tr data-row={no} data-state={row.visitId ? 'saved' : isReady ? 'ready' : 'wrong'}>
      <th scope="row">{no}</th>
      {COLUMNS.map((column) => (
        <td key={column} className={`pasted-${column}`}>
          {row.visitId ? row.cells[column] : <Cell {...{ no, line, column, acts }} />}
        </td>
      ))}
      <td>
        {row.visitId ? (
          <>
            <p>✓ {t('saved')}</p>
            <p>
              <Link to={visitLink(row.visitId)}>{t('open')}</Link>
            </p>
          </>
        ) : (
          <>
            <p className={isReady ? undefined : 'import-mistake'}>{isReady ? `○ ${t('ready')}` : `✕ ${t('toMend')}`}</p>
            {row.refused?.column === null && <p className="field-error">{row.refused.message}</p>}
            <button type="button" className="together" aria-label={t('dropOf', { row: no })} onClick={() => acts.drop(row.id)}>
              {t('drop')}
            </button>
          </>
        )}
      </td>
    </tr>
  );
});
