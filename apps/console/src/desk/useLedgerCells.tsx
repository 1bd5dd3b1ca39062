import type { LedgerLineFragment } from '@app/contract';
import { dayText, Light, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import type { ReactNode } from 'react';
import { DESK_MESSAGES } from './desk.messages';

/** The columns of the office's own table, in its order. */
export const LEDGER_COLUMNS = [
  'number',
  'light',
  'firm',
  'category',
  'matter',
  'source',
  'units',
  'handler',
  'dispatchedOn',
  'dueBoth',
  'latest',
  'outcome',
  'callback',
  'satisfaction',
  'closedOn',
  'remark',
] as const;
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];
/** Those that stay while the others move, and cannot be put away. */
export const FROZEN: readonly LedgerColumn[] = ['number', 'light', 'firm'];

/** What a line says in the columns that screen and paper share. */
type SharedLine = Pick<
  LedgerLineFragment,
  | 'number'
  | 'state'
  | 'light'
  | 'workingDaysLeft'
  | 'firmName'
  | 'category'
  | 'source'
  | 'sourceNo'
  | 'leadUnitName'
  | 'assistingUnitNames'
  | 'handlerName'
  | 'dispatchedOn'
  | 'mainNumber'
  | 'confirmation'
  | 'originalDueOn'
  | 'dueOn'
  | 'outcome'
  | 'reworkCount'
  | 'closedOn'
>;
export type SharedColumn = Exclude<LedgerColumn, 'matter' | 'latest'>;

/** An entry with its day: what was done and said. A reason of a closed list is told by its name. */
export function useEntryText(): (entry: Pick<NonNullable<LedgerLineFragment['latest']>, 'occurredOn' | 'action' | 'text'>) => string {
  const name = useEnumLabels();
  const { locale } = useLocale();
  return ({ occurredOn, action, text }) => {
    const reasons =
      action === 'withdraw' ? 'WithdrawalReason' : action === 'reject' || action === 'requestRejection' ? 'RejectionReason' : null;
    const said = text && reasons ? name(reasons, text) : text;
    return `${dayText(occurredOn, locale)} ${name('AppealAction', action)}${said ? `${locale === 'en' ? ': ' : '：'}${said}` : ''}`;
  };
}

/** The cells that screen and paper share. */
export function useSharedCells(): (line: SharedLine, column: SharedColumn) => ReactNode {
  const t = useMessages(DESK_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const day = (date: string | null | undefined): string => (date ? dayText(date, locale) : '');
  const cells: Readonly<Record<SharedColumn, (line: SharedLine) => ReactNode>> = {
    number: (line) => line.number,
    light: (line) => <Light light={line.light} left={line.workingDaysLeft} />,
    firm: (line) => line.firmName,
    category: (line) => name('AppealCategory', line.category),
    source: (line) => name('AppealSource', line.source),
    units: (line) => (
      <>
        {line.leadUnitName}
        {line.assistingUnitNames.length > 0 && (
          <span className="hint"> {t('assisting', { names: line.assistingUnitNames.join('、') })}</span>
        )}
      </>
    ),
    handler: (line) => line.handlerName ?? (line.state === 'IN_PROGRESS' && line.leadUnitName ? t('notAcknowledged') : ''),
    dispatchedOn: (line) => day(line.dispatchedOn),
    dueBoth: (line) => (
      <>
        {day(line.dueOn)}
        {line.originalDueOn && line.originalDueOn !== line.dueOn && (
          <span className="hint"> {t('originally', { date: day(line.originalDueOn) })}</span>
        )}
      </>
    ),
    outcome: (line) => name('AppealOutcome', line.outcome),
    callback: ({ confirmation: one }) =>
      one &&
      [
        one.class,
        locale !== 'en' && name('ConfirmationClass', one.class),
        one.personName ?? (locale === 'en' && t('theFirm')),
        day(one.occurredOn),
      ]
        .filter(Boolean)
        .join(' '),
    satisfaction: ({ confirmation }) => name('Satisfaction', confirmation?.satisfaction),
    closedOn: (line) => day(line.closedOn),
    remark: (line) =>
      [
        name('AppealState', line.state),
        line.reworkCount > 0 && t('reworked', { count: line.reworkCount }),
        line.mainNumber && t('mergedInto', { number: line.mainNumber }),
        line.sourceNo && t('numberThere', { number: line.sourceNo }),
      ]
        .filter(Boolean)
        .join(' · '),
  };
  return (line, column) => cells[column](line);
}

/** What stands in a cell of the ledger on the screen. */
export function useLedgerCells(): (line: LedgerLineFragment, column: LedgerColumn) => ReactNode {
  const shared = useSharedCells();
  const entryText = useEntryText();
  return (line, column) => {
    if (column === 'matter') return line.title;
    return column === 'latest' ? line.latest && entryText(line.latest) : shared(line, column);
  };
}
