import { type ProtectedTable, range, RECORDED } from '@app/platform';

/** Files that were sent in, and their rows. */
export const IMPORTS_TABLES: readonly ProtectedTable[] = [
  {
    table: 'enterprise_import',
    app: [range('org_path')],
    update: ['state', 'columns', 'version', 'undo_by', 'undo_at', 'undo_reason'],
    given: RECORDED,
  },
  {
    table: 'enterprise_import_row',
    app: [range('org_path')],
    update: ['faults', 'outcome', 'enterprise_id', 'changes', 'undo', 'undo_why'],
  },
];
