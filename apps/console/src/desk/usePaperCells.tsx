import type { PaperLineFragment } from '@app/contract';
import { dayText, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import type { ReactNode } from 'react';
import { type SharedColumn, useEntryText, useSharedCells } from './useLedgerCells';
import { DESK_MESSAGES } from './desk.messages';

/** The columns of 诉求问题台账（挂销号台账） as it is signed, in the order of the form. */
export const PAPER_COLUMNS = [
  'ordinal',
  'number',
  'light',
  'registeredOn',
  'source',
  'firmAndCode',
  'reporter',
  'category',
  'matterInFull',
  'complexity',
  'units',
  'caseLeader',
  'handler',
  'dispatchedOn',
  'dueBoth',
  'progress',
  'outcome',
  'repliedOn',
  'callback',
  'satisfaction',
  'closedOn',
  'closedBy',
  'redone',
  'evidence',
  'remark',
] as const;
export type PaperColumn = (typeof PAPER_COLUMNS)[number];
type OwnColumn = Exclude<PaperColumn, SharedColumn>;

/** Entries that have a column of their own. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['register', 'accept', 'deemAccepted', 'dispatch', 'acknowledge', 'confirm', 'close']);

/** What stands in a cell of the ledger on paper. */
export function usePaperCells(): (line: PaperLineFragment, column: PaperColumn, ordinal: number) => ReactNode {
  const t = useMessages(DESK_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const shared = useSharedCells();
  const entryText = useEntryText();
  const own: Readonly<Record<OwnColumn, (line: PaperLineFragment, ordinal: number) => ReactNode>> = {
    ordinal: (_, ordinal) => ordinal,
    registeredOn: (line) => dayText(line.registeredOn, locale),
    firmAndCode: (line) => (
      <>
        {line.firmName}
        {line.creditCode && <span className="paper-line">{line.creditCode}</span>}
      </>
    ),
    reporter: (line) => [line.contactName, line.contactPhone].filter(Boolean).join(' '),
    matterInFull: (line) => (
      <>
        {line.title}
        <span className="paper-line">{line.description}</span>
      </>
    ),
    complexity: (line) => name('AppealComplexity', line.complexity),
    // Written in by hand: who of the leaders took the case over.
    caseLeader: () => '',
    progress: (line) =>
      line.entries
        .filter(({ action }) => !TOLD_ELSEWHERE.has(action))
        .map((entry, n) => (
          <span key={n} className="paper-line">
            {entryText(entry)}
          </span>
        )),
    repliedOn: (line) => (line.repliedOn ? dayText(line.repliedOn, locale) : ''),
    closedBy: (line) => line.closedByName,
    redone: (line) => (line.reworkCount > 0 ? t('redoneTimes', { count: line.reworkCount }) : ''),
    evidence: ({ evidence }) => evidence && [name('EvidenceKind', evidence.kind), evidence.note].filter(Boolean).join('：'),
  };
  const isOwn = (column: PaperColumn): column is OwnColumn => Object.hasOwn(own, column);
  return (line, column, ordinal) => (isOwn(column) ? own[column](line, ordinal) : shared(line, column));
}
