import { say } from '@app/messages';
import { currentLocale, decodeCursor, Fault, type Page, type PageArgs, pageOf, type Reader } from '@app/platform';
import { isOverridable, type RowFault } from './domain/import.words';
import type { EnterpriseImport, EnterpriseImportFault, EnterpriseImportRow } from './graphql/import.types';
import { countImportRows, importRowViews, importView } from './persistence/import.queries';

/** An import of the caller's range, as pages show it. */
export async function importOf(reader: Reader, id: string): Promise<EnterpriseImport> {
  const view = await importView(reader, id);
  if (!view) throw Fault.notFound('id');
  return { ...view, columns: view.headers.map((header, index) => ({ index, header, field: view.columns[index] ?? null })) };
}

const shownFault = (fault: RowFault): EnterpriseImportFault => ({
  column: fault.column,
  code: fault.code,
  message: say(fault.code, fault.params, currentLocale()),
  isWarning: fault.warning ?? false,
  isOverridden: fault.override !== undefined,
  isOverridable: isOverridable(fault),
});

export async function importRowPage(
  reader: Reader,
  importId: string,
  onlyFaulty: boolean,
  page: PageArgs,
): Promise<Page<EnterpriseImportRow>> {
  const after = decodeCursor(page.after, 2);
  const rows = (await importRowViews(reader, importId, onlyFaulty, page.first, Number(after?.[0] ?? 0))).map((row) => ({
    ...row,
    faults: row.faults.map(shownFault),
  }));
  return pageOf(
    rows,
    page.first,
    (row) => [row.rowNo, importId],
    () => countImportRows(reader, importId, onlyFaulty),
  );
}
