import { ImportOutcome, ImportState, ImportUndo } from '../domain/import.words';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = {
  'enterprise_import.state': Object.keys(ImportState),
  'enterprise_import_row.outcome': Object.keys(ImportOutcome),
  'enterprise_import_row.undo': Object.keys(ImportUndo),
} as const;
