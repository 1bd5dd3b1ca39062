import { ofEnterprise } from '@app/enterprises';
import {
  ALL_VERBS,
  attached,
  bySetting,
  type ContributedRules,
  type ProtectedTable,
  range,
  RECORDED,
  type SettingRule,
  through,
  type Verb,
} from '@app/platform';

/** For the portal's role: the row is of the one appeal whose number and query code were shown. */
const tracked = (column: string, verbs: readonly Verb[]): SettingRule => bySetting('tracked', { [column]: 'appeal' }, verbs);
/** A unit that takes part in an appeal by a dispatch of its own. */
const byDispatch = (column: string, verbs: readonly Verb[]) =>
  through({ column, table: 'dispatch', key: 'appeal_id', path: 'unit_path' }, verbs);
const portalAppeal = (verbs: readonly Verb[]) => through({ column: 'appeal_id', table: 'appeal', key: 'id' }, verbs);

/** Appeals and everything on their way. */
export const APPEALS_TABLES: readonly ProtectedTable[] = [
  {
    table: 'appeal',
    app: [range('org_path'), range('firm_path', ['select']), byDispatch('id', ['select', 'update'])],
    portal: [ofEnterprise('enterprise_id', ALL_VERBS), tracked('id', ['select', 'update'])],
    update: [
      'category',
      'complexity',
      'state',
      'merged_into',
      'outcome',
      'closed_on',
      'rework_count',
      'last_act_on',
      'acceptance_due_on',
      'first_contact_due_on',
      'handling_day0',
      'original_due_on',
      'due_on',
      'callback_due_on',
      'due_inputs',
      'version',
    ],
    portalUpdate: [
      'state',
      'outcome',
      'closed_on',
      'rework_count',
      'last_act_on',
      'handling_day0',
      'original_due_on',
      'due_on',
      'callback_due_on',
      'due_inputs',
      'version',
    ],
    given: ['recorded_at', 'number'],
  },
  {
    table: 'appeal_event',
    app: [range('org_path', ['select', 'insert']), byDispatch('appeal_id', ['select', 'insert'])],
    portal: [ofEnterprise('enterprise_id', ['select', 'insert']), tracked('appeal_id', ['select', 'insert'])],
    given: RECORDED,
  },
  {
    table: 'appeal_file',
    app: [range('org_path', ['select', 'insert']), byDispatch('appeal_id', ['select'])],
    portal: [portalAppeal(['select', 'insert'])],
    given: RECORDED,
  },
  {
    table: 'dispatch',
    app: [range('org_path'), range('unit_path', ['select', 'update'])],
    portal: [portalAppeal(['select', 'update'])],
    update: ['state', 'round', 'acknowledged_on', 'replied_on', 'due_on', 'version'],
    portalUpdate: ['state', 'round', 'due_on', 'replied_on', 'acknowledged_on', 'version'],
    given: RECORDED,
  },
  {
    table: 'appeal_reply',
    app: [range('org_path', ['select', 'insert']), byDispatch('appeal_id', ['select', 'insert'])],
    portal: [portalAppeal(['select'])],
    given: RECORDED,
  },
  {
    table: 'confirmation',
    app: [range('org_path', ['select', 'insert']), byDispatch('appeal_id', ['select'])],
    portal: [portalAppeal(['select', 'insert'])],
    given: [...RECORDED, 'browser', 'address', 'minutes_since_reply', 'doubts'],
  },
  {
    table: 'appeal_request',
    app: [range('org_path'), byDispatch('appeal_id', ALL_VERBS)],
    update: ['state', 'decided_on', 'decided_by', 'decided_by_post', 'decision_words', 'version'],
    given: RECORDED,
  },
  { table: 'appeal_slip', app: [range('org_path', ['select', 'insert'])], given: RECORDED },
  { table: 'appeal_counter', app: [] },
];

/** Whoever sees what a file proves sees the file. */
export const APPEALS_CONTRIBUTES: readonly ContributedRules[] = [
  { table: 'file', app: [attached('appeal_file'), attached('appeal_reply'), attached('confirmation')], portal: [attached('appeal_file')] },
];
