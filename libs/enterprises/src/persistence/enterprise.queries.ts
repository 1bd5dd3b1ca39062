import { normaliseCreditCode } from '@app/kernel';
import { beginsWith, contains, List, type Making, type Reader, searched } from '@app/platform';
import { EnterpriseKind, EnterpriseStatus } from '../domain/enterprise.words';

/** SQL of the canonical id of a firm: the survivor of a merge, or itself. Reads and counts go through it. */
export const canonicalId = (column: string): string =>
  `coalesce((SELECT alias.survivor_id FROM enterprise_alias alias WHERE alias.loser_id = ${column} AND alias.voided_at IS NULL), ${column})`;

/** A row of the register as lists and pages show it. */
export interface EnterpriseRow {
  readonly id: string;
  readonly orgPath: string;
  readonly name: string;
  readonly shortName: string;
  readonly creditCode: string | null;
  readonly codeOverridden: boolean;
  readonly legacyRegistrationNo: string | null;
  readonly kind: EnterpriseKind;
  readonly isBranch: boolean;
  readonly status: EnterpriseStatus;
  readonly unitId: string;
  readonly unitName: string;
  readonly industryCode: string | null;
  readonly capitalAmount: string | null;
  readonly capitalCurrency: string | null;
  readonly capitalText: string | null;
  readonly establishedOn: string | null;
  readonly businessScope: string | null;
  readonly registeredAddress: string | null;
  readonly contactName: string | null;
  /** In full: masked before it leaves the server. */
  readonly contactPhone: string | null;
  readonly isDemo: boolean;
  readonly version: number;
}

const COLUMNS = `e.id, e.org_path AS "orgPath", e.name, e.short_name AS "shortName", e.credit_code AS "creditCode",
  e.code_override_by IS NOT NULL AS "codeOverridden", e.legacy_registration_no AS "legacyRegistrationNo", e.kind, e.is_branch AS "isBranch", e.status,
  e.unit_id AS "unitId", u.name AS "unitName", e.industry_code AS "industryCode", e.capital_amount AS "capitalAmount",
  e.capital_currency AS "capitalCurrency", e.capital_text AS "capitalText", e.established_on AS "establishedOn", e.business_scope AS "businessScope",
  e.registered_address AS "registeredAddress", e.contact_name AS "contactName", e.contact_phone AS "contactPhone", e.is_demo AS "isDemo", e.version`;

/** One firm by its id or by the id of one that was merged into it; undefined: not there or not visible. */
export const enterpriseById = (reader: Reader, id: string): Promise<EnterpriseRow | undefined> =>
  reader.first<EnterpriseRow>(
    `SELECT ${COLUMNS} FROM enterprise e JOIN unit u ON u.id = e.unit_id WHERE e.id = (SELECT ${canonicalId('$1::uuid')})`,
    [id],
  );

/** Several firms at once, each under the id that was asked for. For loaders. */
export const enterprisesByIds = (reader: Reader, ids: readonly string[]): Promise<(EnterpriseRow & { readonly askedId: string })[]> =>
  reader.rows(
    `WITH asked AS MATERIALIZED (SELECT a.id, ${canonicalId('a.id')} AS firm_id FROM unnest($1::uuid[]) AS a (id))
     SELECT asked.id AS "askedId", ${COLUMNS} FROM asked JOIN enterprise e ON e.id = asked.firm_id JOIN unit u ON u.id = e.unit_id`,
    [ids],
  );

/** What the register is narrowed to. */
export interface RegisterFilter {
  /** A unit within the caller's scope, with everything below it; of one's own firms, any unit. */
  readonly unitId?: string | null;
  /** A piece of the name or the short name, or the beginning of a code. */
  readonly text?: string | null;
  readonly kind?: string | null;
  readonly status?: string | null;
  /** Only firms the caller is responsible for today, wherever they are. */
  readonly mine?: boolean | null;
  /** With a card that is good today, or without one; either when left out. */
  readonly hasCard?: boolean | null;
}

/** Columns by which the register is sorted. */
export const ENTERPRISE_ORDER_FIELDS = {
  HOME: '所属单位，按机构顺序。The home, in the order of the tree.',
  NAME: '名称。',
  CREDIT_CODE: '统一社会信用代码。',
  KIND: '主体类型。',
  STATUS: '状态。',
  UNIT: '所属单位的名称。',
  CONTACT: '联系人。',
  ESTABLISHED_ON: '成立日期。',
} as const;
export type EnterpriseOrderField = keyof typeof ENTERPRISE_ORDER_FIELDS;

const named = (text: string, { put }: Making<RegisterFilter>): string => {
  const name = contains(['e.name', 'e.short_name'], text, put);
  const code = normaliseCreditCode(searched(text));
  return name && /^[0-9A-Z]{2,18}$/.test(code)
    ? `(${name} OR ${beginsWith(['e.credit_code', 'e.legacy_registration_no'], code, put)})`
    : name;
};

const place = (codes: readonly string[], column: string): string => `array_position(ARRAY['${codes.join("', '")}'], ${column})`;

/** 企业台账: the register without what was merged into another. */
export const enterpriseList = new List<EnterpriseRow, RegisterFilter, EnterpriseOrderField>({
  name: 'enterprises',
  from: 'enterprise e',
  alias: 'e',
  id: { sql: 'e.id', type: 'id' },
  scope: ({ within, filter, actor, put }) =>
    filter.mine
      ? `e.id IN (SELECT l.enterprise_id FROM liaison l WHERE l.person_id = ${put(actor.id)} AND l.period @> app.today()) AND ${within('e.org_path')}`
      : within('e.org_path'),
  anywhere: ({ mine }) => mine === true,
  where: () => ['NOT EXISTS (SELECT FROM enterprise_alias a WHERE a.loser_id = e.id AND a.voided_at IS NULL)'],
  filters: {
    text: named,
    kind: (kind, { put }) => `e.kind = ${put(kind)}`,
    status: (status, { put }) => `e.status = ${put(status)}`,
    hasCard: (hasCard) =>
      `${hasCard ? '' : 'NOT '}EXISTS (SELECT FROM enterprise_link l WHERE l.enterprise_id = e.id AND l.revoked_at IS NULL AND l.expires_at > app.instant())`,
  },
  sorts: {
    HOME: [{ sql: 'e.org_path', type: 'text' }],
    NAME: [{ sql: 'e.name', type: 'name' }],
    CREDIT_CODE: [{ sql: 'e.credit_code', type: 'text', nullable: true }],
    KIND: [{ sql: place(Object.keys(EnterpriseKind), 'e.kind'), type: 'integer', nullable: true }],
    STATUS: [{ sql: place(Object.keys(EnterpriseStatus), 'e.status'), type: 'integer', nullable: true }],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.id = e.unit_id)', type: 'name', nullable: true }],
    CONTACT: [{ sql: `NULLIF(e.contact_name, '')`, type: 'name', nullable: true }],
    ESTABLISHED_ON: [{ sql: 'e.established_on', type: 'date', nullable: true }],
  },
  order: { field: 'HOME', direction: 'ASC' },
  columns: COLUMNS,
  joins: 'JOIN unit u ON u.id = e.unit_id',
});
