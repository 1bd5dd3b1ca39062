import { ofEnterprise } from '@app/enterprises';
import { type ContributedRules, own, type ProtectedTable, range, RECORDED, through } from '@app/platform';

/** Who is responsible for which firm. */
export const LIAISON_TABLES: readonly ProtectedTable[] = [
  {
    table: 'liaison',
    app: [range('org_path'), own('person_id', ['select'])],
    portal: [ofEnterprise('enterprise_id', ['select'])],
    update: ['period', 'end_reason', 'ended_by', 'end_recorded_at'],
    given: RECORDED,
  },
];

const byLiaison = (column: string) => through({ column, table: 'liaison', key: 'enterprise_id', person: 'person_id' });

/** Whoever is responsible for a firm sees it; the firm knows them by name and work phone. */
export const LIAISON_CONTRIBUTES: readonly ContributedRules[] = [
  { table: 'person', portal: [through({ column: 'id', table: 'liaison', key: 'person_id' })] },
  { table: 'enterprise', app: [byLiaison('id')] },
  { table: 'enterprise_version', app: [byLiaison('enterprise_id')] },
];
