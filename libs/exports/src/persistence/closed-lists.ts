import { EXPORT_STATES } from '../domain/export.states';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = { 'export.state': Object.keys(EXPORT_STATES) } as const;
