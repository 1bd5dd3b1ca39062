import { ofEnterprise } from '@app/enterprises';
import {
  attached,
  bySetting,
  type ContributedRules,
  entry,
  FACT,
  own,
  type ProtectedTable,
  range,
  RECORDED,
  type SettingRule,
  through,
  type Verb,
} from '@app/platform';

/** For the portal's role: the row is of the one firm, and of the one visit to it, whose code was shown. */
const witnessed = ({ firm, visit }: { readonly firm: string; readonly visit?: string }, verbs: readonly Verb[]): SettingRule =>
  bySetting('witnessed', { [firm]: 'witness_firm', ...(visit ? { [visit]: 'witness_visit' } : {}) }, verbs);
const byVisitedFirm = (column: string) => through({ column, table: 'visit_firm', key: 'visit_id', path: 'firm_path' });
/** For the portal's role: visits of the firm that asks, or the one whose code was shown. */
const portalVisit = (column: string) => through({ column, table: 'visit_firm', key: 'visit_id' });

/** Visits, promises, campaigns. */
export const VISITS_TABLES: readonly ProtectedTable[] = [
  {
    table: 'campaign',
    app: [
      entry(['staff', 'worker'], ['select'], 'names and dates of campaigns: units below and beside take part'),
      range('org_path', ['insert', 'update']),
    ],
    update: ['name', 'period'],
    given: RECORDED,
  },
  {
    table: 'campaign_version',
    app: [
      entry(
        ['staff', 'worker'],
        ['select'],
        'when a list was frozen: units below read their part of it; which firms is told by the changes',
      ),
      range('org_path', ['insert']),
    ],
    given: ['recorded_at', 'frozen_in'],
  },
  { table: 'campaign_change', app: [range('org_path', ['select', 'insert'])], given: RECORDED },
  { table: 'not_visited_reason', app: [range('org_path')], ...FACT },
  {
    table: 'visit',
    app: [range('org_path'), byVisitedFirm('id')],
    // That somebody came and when; what the visitor wrote down is not the firm's to read.
    portal: [portalVisit('id')],
    portalColumns: ['id', 'unit_id', 'org_path', 'occurred_on', 'way', 'topics', 'confirm_by', 'recorded_at', 'voided_at'],
    ...FACT,
  },
  {
    table: 'visit_firm',
    app: [range('org_path', ['select', 'insert']), range('firm_path', ['select'])],
    portal: [ofEnterprise('enterprise_id', ['select']), witnessed({ firm: 'enterprise_id', visit: 'visit_id' }, ['select'])],
  },
  {
    table: 'visit_participant',
    app: [range('org_path', ['select', 'insert']), byVisitedFirm('visit_id')],
    portal: [portalVisit('visit_id')],
  },
  { table: 'visit_photo', app: [range('org_path', ['select', 'insert']), byVisitedFirm('visit_id')], given: RECORDED },
  {
    table: 'promise',
    app: [range('org_path', ['select', 'insert']), range('firm_path', ['select']), own('person_id', ['select'])],
    portal: [ofEnterprise('enterprise_id', ['select'])],
    given: RECORDED,
  },
  {
    table: 'promise_settlement',
    app: [range('org_path', ['select', 'insert']), through({ column: 'promise_id', table: 'promise', key: 'id', path: 'firm_path' })],
    portal: [through({ column: 'promise_id', table: 'promise', key: 'id' })],
    given: RECORDED,
  },
  {
    table: 'visit_confirmation',
    app: [range('org_path', ['select']), byVisitedFirm('visit_id')],
    portal: [
      ofEnterprise('enterprise_id', ['select', 'insert']),
      witnessed({ firm: 'enterprise_id', visit: 'visit_id' }, ['select', 'insert']),
    ],
    given: [...RECORDED, 'class', 'browser', 'address'],
  },
];

/** Photos are seen with their visit; a firm knows its visitors by name, and is there for whoever shows its code. */
export const VISITS_CONTRIBUTES: readonly ContributedRules[] = [
  { table: 'file', app: [attached('visit_photo')] },
  { table: 'person', portal: [through({ column: 'id', table: 'visit_participant', key: 'person_id' })] },
  { table: 'enterprise', portal: [witnessed({ firm: 'id' }, ['select'])] },
];
