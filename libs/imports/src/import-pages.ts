import type { Actor } from '@app/kernel';
import { say } from '@app/messages';
import { currentLocale, Fault, mapPage, type Order, type Page, type PageArgs, type Reader } from '@app/platform';
import { guessColumns } from './domain/import-columns';
import { blocks, isOverridable, type RowFault, type StayReason } from './domain/import.words';
import { headingOf, WHAT_TO_CORRECT } from './faulty-rows';
import type { EnterpriseImport, EnterpriseImportFault, EnterpriseImportRow, EnterpriseImportUndoPlan } from './graphql/import.types';
import { foreseen } from './import-undo';
import {
  importList,
  type ImportOrderField,
  importRowList,
  type ImportRowsAsked,
  type ImportRowView,
  type ImportView,
  importView,
} from './persistence/import.queries';
import { updatedRows } from './persistence/import-undo.queries';

const shown = (view: ImportView): EnterpriseImport => ({
  ...view,
  columns: view.headers.map((header, index) => ({ index, header, field: view.columns[index] ?? null })),
});

/** An import of the caller's range, as pages show it. */
export async function importOf(reader: Reader, id: string): Promise<EnterpriseImport> {
  const view = await importView(reader, id);
  if (!view) throw Fault.notFound('id');
  return shown(view);
}

/** The latest first where no other order is asked for. */
export const importPage = async (
  reader: Reader,
  actor: Actor,
  page: PageArgs,
  orderBy?: Order<ImportOrderField> | null,
): Promise<Page<EnterpriseImport>> => mapPage(await importList.page(reader, { actor, filter: {}, page, orderBy: orderBy ?? null }), shown);

const shownFault = (fault: RowFault): EnterpriseImportFault => ({
  column: fault.column,
  code: fault.code,
  message: say(fault.code, fault.params, currentLocale()),
  isWarning: fault.warning ?? false,
  isOverridden: fault.override !== undefined,
  isOverridable: isOverridable(fault),
});

const inPlain = (why: StayReason): string => say(`IMPORT_STAYS_${why}`, {}, currentLocale());

/** Rows that would stay, named before anything is done; the rest is counted. */
const FIRST_STAYING = 50;

/** What an undo would come to now; null where there is nothing to take back. */
export async function undoPlanOf(reader: Reader, { id, state, failed }: EnterpriseImport): Promise<EnterpriseImportUndoPlan | null> {
  if (state !== 'DONE' && !(state === 'COMMITTING' && failed)) return null;
  const rows = await foreseen(reader, id, await updatedRows(reader, id));
  if (rows.length === 0) return null;
  const count = (undo: string): number => rows.filter((row) => row.undo === undo).length;
  const staying = rows.filter((row) => row.why !== null);
  const reasons = new Map<StayReason, number>();
  for (const { why } of staying) if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  return {
    gone: count('GONE'),
    restored: count('RESTORED'),
    kept: staying.length,
    reasons: [...reasons].map(([why, many]) => ({ code: `IMPORT_STAYS_${why}`, message: inPlain(why), rows: many })),
    keptRows: staying.slice(0, FIRST_STAYING).map(({ rowNo, why }) => ({ rowNo, message: why ? inPlain(why) : '' })),
  };
}

export const importRowPage = async (
  reader: Reader,
  actor: Actor,
  filter: ImportRowsAsked,
  page: PageArgs,
): Promise<Page<EnterpriseImportRow>> =>
  mapPage(await importRowList.page(reader, { actor, filter, page }), (row) => ({
    ...row,
    faults: row.faults.map(shownFault),
    undoWhy: row.undoWhy && inPlain(row.undoWhy),
  }));

/** What is wrong with a row, in words: the heading of the column, then what to do. */
const inWords = (headers: readonly string[], faults: readonly RowFault[]): string =>
  faults
    .filter(blocks)
    .map(({ column, code, params }) => {
      const header = column === null ? '' : (headers[column] ?? '');
      return `${header ? `${header}：` : ''}${say(code, params, currentLocale())}`;
    })
    .join('；');

const PIECE = 1000;

/** The rows that are kept out, as lines of a sheet that can be corrected and uploaded again; the last column says what to correct. */
export async function faultyLines(reader: Reader, actor: Actor, importId: string): Promise<readonly (readonly string[])[]> {
  const { headers, columns } = await importOf(reader, importId);
  const guessed = guessColumns(headers, []);
  // A heading that by itself says something else than the person said of its column would be misunderstood the next time.
  const headings = columns.map(({ field, header, index }) => (field && guessed[index] !== field ? headingOf(field) : header));
  const lines: (readonly string[])[] = [[...headings, WHAT_TO_CORRECT]];
  const filter = { importId, show: 'FAULTY' } as const;
  for (let after: string | null = null, more = true; more;) {
    const page: Page<ImportRowView> = await importRowList.page(reader, { actor, filter, page: { first: PIECE, after } });
    for (const { node } of page.edges)
      lines.push([...headings.map((_, column) => node.cells[column] ?? ''), inWords(headers, node.faults)]);
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  return lines;
}
