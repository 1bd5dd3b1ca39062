import type { LedgerLineFragment } from '@app/contract';
import { DESK_WORDS, dayText, Light, useLocale, useNames, useWords } from '@app/web-ui';

const COLUMNS = [
  'number',
  'light',
  'firm',
  'category',
  'matter',
  'source',
  'leadUnit',
  'state',
  'registeredOn',
  'due',
  'outcome',
  'closedOn',
] as const;

/** The ledger as the office knows it from its own table; the first three columns stay while the others move. */
export function LedgerTable({
  lines,
  open,
  onOpen,
}: {
  readonly lines: readonly LedgerLineFragment[];
  readonly open: string;
  readonly onOpen: (id: string, from: HTMLElement) => void;
}) {
  const t = useWords(DESK_WORDS);
  const name = useNames();
  const { locale } = useLocale();
  const day = (date: string | null | undefined) => (date ? dayText(date, locale) : '');
  return (
    <div className="scroll ledger-scroll" tabIndex={0} role="region" aria-label={t('ledger')}>
      <table className="ledger stacks">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} aria-current={line.id === open ? 'true' : undefined}>
              <th scope="row">
                <button type="button" className="link" data-appeal={line.number} onClick={(event) => onOpen(line.id, event.currentTarget)}>
                  {line.number}
                </button>
              </th>
              <td className="together">
                <Light light={line.light} left={line.workingDaysLeft} />
              </td>
              <td>{line.firmName}</td>
              <td className="together">{name('AppealCategory', line.category)}</td>
              <td>
                <span className="two-lines">{line.title}</span>
              </td>
              <td className="together">{name('AppealSource', line.source)}</td>
              <td>{line.leadUnitName}</td>
              <td className="together">
                {name('AppealState', line.state)}
                {line.reworkCount > 0 && <span className="tag">{t('reworked', { count: line.reworkCount })}</span>}
              </td>
              <td className="together">{day(line.registeredOn)}</td>
              <td className="together">
                {day(line.dueOn)}
                {line.originalDueOn && line.originalDueOn !== line.dueOn && (
                  <span className="hint"> {t('originally', { date: day(line.originalDueOn) })}</span>
                )}
              </td>
              <td className="together">{name('AppealOutcome', line.outcome)}</td>
              <td className="together">{day(line.closedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
