import { entry, own, type ProtectedTable, RECORDED } from '@app/platform';

/** Exports of the one who asked. */
export const EXPORTS_TABLES: readonly ProtectedTable[] = [
  {
    table: 'export',
    app: [own('requested_by'), entry(['worker'], ['select', 'update'], 'the runner makes the file for whoever asked')],
    update: ['state', 'row_count', 'file_id', 'failure', 'finished_at'],
    given: RECORDED,
  },
];
