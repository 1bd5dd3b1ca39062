import { LiaisonRole } from '../domain/liaison.words';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = { 'liaison.role': Object.keys(LiaisonRole) } as const;
