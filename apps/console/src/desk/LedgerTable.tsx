import type { AppealOrderField, LedgerLineFragment } from '@app/contract';
import { useMessages } from '@app/web-ui';
import type { KeyboardEvent } from 'react';
import { SortHeading } from '../parts/SortHeading';
import type { Sorting } from '../parts/useSorting';
import { LEDGER_COLUMNS, type LedgerColumn, useLedgerCells } from './useLedgerCells';
import { DESK_MESSAGES } from './desk.messages';

const TOGETHER: readonly LedgerColumn[] = ['light', 'category', 'source', 'dispatchedOn', 'dueBoth', 'outcome', 'satisfaction', 'closedOn'];
/** Said before the value where the columns stand below each other. */
const LABELLED: readonly LedgerColumn[] = ['units', 'dueBoth', 'latest'];
const TWO_LINES: readonly LedgerColumn[] = ['matter', 'latest'];

/** By which order a column is sorted. */
const FIELDS: Readonly<Record<LedgerColumn, AppealOrderField>> = {
  number: 'NUMBER',
  light: 'LIGHT',
  firm: 'FIRM',
  category: 'CATEGORY',
  matter: 'TITLE',
  source: 'SOURCE',
  units: 'LEAD_UNIT',
  handler: 'HANDLER',
  dispatchedOn: 'DISPATCHED_ON',
  dueBoth: 'DUE_ON',
  latest: 'LATEST',
  outcome: 'OUTCOME',
  callback: 'CONFIRMED_ON',
  satisfaction: 'SATISFACTION',
  closedOn: 'CLOSED_ON',
  remark: 'STATE',
};
export const LEDGER_FIELDS = Object.values(FIELDS);

/** How far a key moves among the rows. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};
function walk(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-appeal]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  rows[step(at, rows.length - 1)]?.focus();
}

/** The ledger as the office knows it from its own table; the first three columns stay while the others move. */
export function LedgerTable({
  lines,
  open,
  hidden,
  sorting,
  onOpen,
}: {
  readonly lines: readonly LedgerLineFragment[];
  readonly open: string;
  readonly hidden: readonly LedgerColumn[];
  readonly sorting: Sorting<AppealOrderField>;
  readonly onOpen: (id: string, from: HTMLElement) => void;
}) {
  const t = useMessages(DESK_MESSAGES);
  const cell = useLedgerCells();
  const columns = LEDGER_COLUMNS.filter((column) => !hidden.includes(column));
  return (
    <div className="scroll ledger-scroll" tabIndex={0} role="region" aria-label={t('ledger')}>
      <table className="ledger stacks">
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHeading key={column} field={FIELDS[column]} sorting={sorting} className={`col-${column}`}>
                {t(column)}
              </SortHeading>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {lines.map((line) => (
            <tr key={line.id} aria-current={line.id === open ? 'true' : undefined}>
              {columns.map((column) =>
                column === 'number' ? (
                  <th key={column} scope="row" className="col-number">
                    <button
                      type="button"
                      className="link"
                      data-appeal={line.number}
                      onClick={(event) => onOpen(line.id, event.currentTarget)}
                    >
                      {line.number}
                    </button>
                  </th>
                ) : (
                  <td
                    key={column}
                    className={`col-${column}${TOGETHER.includes(column) ? ' together' : ''}${column === 'light' && !line.light ? ' no-light' : ''}`}
                    data-label={LABELLED.includes(column) ? t(column) : undefined}
                  >
                    {TWO_LINES.includes(column) ? <span className="two-lines">{cell(line, column)}</span> : cell(line, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
