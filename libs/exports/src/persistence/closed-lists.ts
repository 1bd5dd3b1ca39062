import { EXPORT_KINDS, EXPORT_STATES } from '../domain/export.words';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = { 'export.kind': Object.keys(EXPORT_KINDS), 'export.state': Object.keys(EXPORT_STATES) } as const;
