import type { Reader, SqlValue } from '@app/platform';
import type { EnterpriseKind, EnterpriseStatus } from '../domain/enterprise.words';

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
    `SELECT ${COLUMNS} FROM enterprise e JOIN unit u ON u.id = e.unit_id WHERE e.id = ${canonicalId('$1::uuid')}`,
    [id],
  );

/** Several firms at once, each under the id that was asked for. For loaders. */
export const enterprisesByIds = (reader: Reader, ids: readonly string[]): Promise<(EnterpriseRow & { readonly askedId: string })[]> =>
  reader.rows(
    `SELECT asked.id AS "askedId", ${COLUMNS} FROM unnest($1::uuid[]) AS asked (id)
       JOIN enterprise e ON e.id = ${canonicalId('asked.id')} JOIN unit u ON u.id = e.unit_id`,
    [ids],
  );

export interface EnterpriseFilter {
  /** Rows below this path. */
  readonly path: string | null;
  /** Only firms this person is responsible for today, wherever they are. */
  readonly liaisonOf: string | null;
  /** Piece of the name or the short name. */
  readonly text: string | null;
  /** Beginning of a credit code or an old registration number. */
  readonly codePrefix: string | null;
  readonly kind: string | null;
  readonly status: string | null;
  /** With a card that is good today, or without one; either when left out. */
  readonly hasCard?: boolean | null;
}

const likeEscaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Names are written with brackets of either width and letters of either case: 佳明(演示) finds 佳明（演示）. */
const VARIES = /[()（）a-z]/i;
const folded = (column: string): string => `lower(translate(${column}, '（）', '()'))`;

/** A piece of the name or the short name. Folding every row costs as much as reading it, so only a piece that varies is folded. */
function named(text: string): { readonly sql: (n: string) => string; readonly value: string } {
  const varies = VARIES.test(text);
  const [name, shortName] = varies ? [folded('e.name'), folded('e.short_name')] : ['e.name', 'e.short_name'];
  const piece = varies ? text.replaceAll('（', '(').replaceAll('）', ')').toLowerCase() : text;
  return { sql: (n) => `(${name} LIKE ${n} OR ${shortName} LIKE ${n})`, value: `%${likeEscaped(piece)}%` };
}

function where(filter: EnterpriseFilter): { readonly sql: string; readonly values: SqlValue[] } {
  const values: SqlValue[] = [];
  const parts: string[] = ['NOT EXISTS (SELECT FROM enterprise_alias a WHERE a.loser_id = e.id AND a.voided_at IS NULL)'];
  const add = (sql: (n: string) => string, value: SqlValue): void => {
    values.push(value);
    parts.push(sql(`$${values.length}`));
  };
  if (filter.path !== null) add((n) => `e.org_path >= ${n} AND e.org_path < ${n} || '~'`, filter.path);
  if (filter.liaisonOf !== null)
    add((n) => `e.id IN (SELECT l.enterprise_id FROM liaison l WHERE l.person_id = ${n} AND l.period @> app.today())`, filter.liaisonOf);
  if (filter.text !== null) {
    const { sql, value } = named(filter.text);
    add(sql, value);
    if (filter.codePrefix !== null) {
      values.push(`${likeEscaped(filter.codePrefix)}%`);
      parts.push(`(${parts.pop()} OR e.credit_code LIKE $${values.length} OR e.legacy_registration_no LIKE $${values.length})`);
    }
  }
  if (filter.kind !== null) add((n) => `e.kind = ${n}`, filter.kind);
  if (filter.status !== null) add((n) => `e.status = ${n}`, filter.status);
  if (filter.hasCard !== undefined && filter.hasCard !== null)
    parts.push(
      `${filter.hasCard ? '' : 'NOT '}EXISTS (SELECT FROM enterprise_link l WHERE l.enterprise_id = e.id AND l.revoked_at IS NULL AND l.expires_at > app.instant())`,
    );
  return { sql: parts.join(' AND '), values };
}

/** A page of the register in the order (home, id); one row more than asked for tells whether another page follows. */
export function listEnterprises(
  reader: Reader,
  filter: EnterpriseFilter,
  first: number,
  after: readonly (string | number)[] | undefined,
): Promise<EnterpriseRow[]> {
  const { sql, values } = where(filter);
  const keyset = after ? ` AND (e.org_path, e.id) > ($${values.length + 1}, $${values.length + 2}::uuid)` : '';
  if (after) values.push(String(after[0]), String(after[1]));
  values.push(first + 1);
  return reader.rows<EnterpriseRow>(
    `SELECT ${COLUMNS} FROM enterprise e JOIN unit u ON u.id = e.unit_id WHERE ${sql}${keyset} ORDER BY e.org_path, e.id LIMIT $${values.length}`,
    values,
  );
}

export async function countEnterprises(reader: Reader, filter: EnterpriseFilter): Promise<number> {
  const { sql, values } = where(filter);
  return (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM enterprise e WHERE ${sql}`, values))?.n ?? 0;
}
