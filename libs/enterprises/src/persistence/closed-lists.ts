import { EnterpriseKind, EnterpriseStatus } from '../domain/enterprise.words';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = {
  'enterprise.kind': Object.keys(EnterpriseKind),
  'enterprise.status': Object.keys(EnterpriseStatus),
} as const;
