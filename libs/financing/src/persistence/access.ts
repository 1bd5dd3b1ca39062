import { attached, type ContributedRules, FACT, type ProtectedTable, range, RECORDED, through, VOID_COLUMNS } from '@app/platform';

/** Demands, offers of banks, payouts. */
export const FINANCING_TABLES: readonly ProtectedTable[] = [
  {
    table: 'demand',
    app: [
      range('org_path'),
      range('firm_path', ['select']),
      through({ column: 'id', table: 'bank_offer', key: 'demand_id', path: 'bank_path' }),
    ],
    update: ['authorised_on', 'authorisation_file_id', 'version', ...VOID_COLUMNS],
    given: RECORDED,
  },
  {
    table: 'bank_offer',
    app: [range('org_path'), range('firm_path', ['select']), range('bank_path', ['select', 'update'])],
    update: ['version'],
    given: RECORDED,
  },
  { table: 'offer_decision', app: [range('org_path'), range('firm_path', ['select']), range('bank_path')], ...FACT },
  {
    table: 'offer_answer',
    app: [
      range('org_path'),
      range('bank_path', ['select']),
      through({ column: 'offer_id', table: 'bank_offer', key: 'id', path: 'firm_path' }),
    ],
    ...FACT,
  },
  { table: 'disbursement', app: [range('org_path'), range('firm_path', ['select']), range('bank_path')], ...FACT },
];

/** The signed authorisation is seen with its demand. */
export const FINANCING_CONTRIBUTES: readonly ContributedRules[] = [{ table: 'file', app: [attached('demand', 'authorisation_file_id')] }];
