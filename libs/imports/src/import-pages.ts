import { say } from '@app/messages';
import { currentLocale, decodeCursor, Fault, type Page, type PageArgs, pageOf, type Reader } from '@app/platform';
import { guessColumns } from './domain/import-columns';
import { blocks, type ImportRowsShown, isOverridable, type RowFault, type StayReason } from './domain/import.words';
import { headingOf, WHAT_TO_CORRECT } from './faulty-rows';
import type { EnterpriseImport, EnterpriseImportFault, EnterpriseImportRow, EnterpriseImportUndoPlan } from './graphql/import.types';
import { foreseen } from './import-undo';
import {
  countImportRows,
  countImports,
  type ImportRowView,
  importRowViews,
  type ImportView,
  importView,
  importViews,
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

/** Ids grow with time: the latest first. */
export async function importPage(reader: Reader, page: PageArgs): Promise<Page<EnterpriseImport>> {
  const [after] = decodeCursor(page.after, 1) ?? [];
  const views = await importViews(reader, page.first, after === undefined ? null : String(after));
  return pageOf(
    views.map(shown),
    page.first,
    (view) => [view.id],
    () => countImports(reader),
  );
}

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
    stays: staying.length,
    reasons: [...reasons].map(([why, many]) => ({ code: `IMPORT_STAYS_${why}`, message: inPlain(why), rows: many })),
    staying: staying.slice(0, FIRST_STAYING).map(({ rowNo, why }) => ({ rowNo, message: why ? inPlain(why) : '' })),
  };
}

export async function importRowPage(
  reader: Reader,
  importId: string,
  show: ImportRowsShown,
  page: PageArgs,
): Promise<Page<EnterpriseImportRow>> {
  const after = decodeCursor(page.after, 3)?.map(Number);
  if (after?.slice(0, 2).some((part) => !Number.isSafeInteger(part))) throw Fault.field('after', 'FIELD_CURSOR');
  const position = after ? ([after[0] ?? 0, after[1] ?? 0] as const) : null;
  const rows = (await importRowViews(reader, importId, show, page.first, position)).map((row) => ({
    ...row,
    faults: row.faults.map(shownFault),
    undoWhy: row.undoWhy && inPlain(row.undoWhy),
  }));
  return pageOf(
    rows,
    page.first,
    (row) => [row.outcome === 'FAULTY' ? 0 : 1, row.rowNo, importId],
    () => countImportRows(reader, importId, show),
  );
}

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
export async function faultyLines(reader: Reader, importId: string): Promise<readonly (readonly string[])[]> {
  const { headers, columns } = await importOf(reader, importId);
  const guessed = guessColumns(headers, []);
  // A heading that by itself says something else than the person said of its column would be misunderstood the next time.
  const headings = columns.map(({ field, header, index }) => (field && guessed[index] !== field ? headingOf(field) : header));
  const lines: (readonly string[])[] = [[...headings, WHAT_TO_CORRECT]];
  let after: readonly [number, number] | null = null;
  for (;;) {
    const rows: readonly ImportRowView[] = await importRowViews(reader, importId, 'FAULTY', PIECE, after);
    for (const { cells, faults } of rows.slice(0, PIECE))
      lines.push([...headings.map((_, column) => cells[column] ?? ''), inWords(headers, faults)]);
    const last: ImportRowView | undefined = rows[PIECE - 1];
    if (rows.length <= PIECE || !last) return lines;
    after = [0, last.rowNo];
  }
}
