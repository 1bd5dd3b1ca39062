import { bySetting, entry, FACT, type ProtectedTable, range, RECORDED, type SettingRule, type Verb, VOID_COLUMNS } from '@app/platform';

/** For the portal's role: the row is of the enterprise that asks. */
export const ofEnterprise = (column: string, verbs: readonly Verb[]): SettingRule =>
  bySetting('enterprise', { [column]: 'enterprise' }, verbs);

/** The register. */
export const ENTERPRISES_TABLES: readonly ProtectedTable[] = [
  {
    table: 'enterprise',
    app: [range('org_path')],
    portal: [ofEnterprise('id', ['select'])],
    portalColumns: [
      'id',
      'unit_id',
      'org_path',
      'name',
      'short_name',
      'credit_code',
      'kind',
      'status',
      'contact_name',
      'contact_phone',
      'is_demo',
    ],
    update: [
      'name',
      'short_name',
      'credit_code',
      'code_override_by',
      'code_override_reason',
      'legacy_registration_no',
      'kind',
      'is_branch',
      'status',
      'industry_code',
      'capital_amount',
      'capital_currency',
      'capital_text',
      'established_on',
      'business_scope',
      'registered_address',
      'contact_name',
      'contact_phone',
      'unit_id',
      'org_path',
      'version',
    ],
    given: [...RECORDED, ...VOID_COLUMNS],
    hiddenBy: 'voided_at',
  },
  {
    table: 'enterprise_version',
    app: [range('org_path', ['select'])],
  },
  { table: 'enterprise_residence', app: [range('org_path')], update: ['period'], given: RECORDED },
  {
    table: 'enterprise_alias',
    app: [
      entry(['staff', 'worker'], ['select'], 'which record stands for which: every count goes through it'),
      range('org_path', ['insert', 'update']),
    ],
    ...FACT,
  },
  { table: 'enterprise_link', app: [range('org_path')], update: ['revoked_at', 'revoked_by'], given: RECORDED },
];
