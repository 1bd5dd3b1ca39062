import { canonicalId } from '@app/enterprises';
import type { LocalDate } from '@app/kernel';
import { List, type Reader, type Tx } from '@app/platform';
import type { Held } from '../domain/handover.policy';
import type { LiaisonRole } from '../domain/liaison.words';

/** Posts that fit a role best, for a person who holds several. */
const FITTING: Readonly<Record<LiaisonRole, readonly string[]>> = {
  COUNTY_LEADER: ['COUNTY_LEADER', 'CHIEF_LEADER', 'DIVISION_LEADER'],
  TOWN_LEADER: ['CHIEF_LEADER', 'DIVISION_LEADER', 'COUNTY_LEADER'],
  CADRE: ['CADRE', 'OFFICE_CLERK', 'OFFICE_HEAD'],
  VILLAGE_LIAISON: ['VILLAGE_LIAISON', 'CADRE'],
  LEGAL_LIAISON: ['COUNSEL', 'HANDLER', 'CADRE'],
  BANK: ['BANK_OFFICER'],
};

export interface FoundPost {
  readonly postId: string;
  readonly personId: string;
}

/**
 * The post in which somebody takes a firm on: held on the first day, or today where that day has passed. Posts of
 * administrators and auditors carry no business.
 */
export async function activePost(
  tx: Tx,
  who: { readonly personId?: string | null; readonly postId?: string | null; readonly role: LiaisonRole },
  from: LocalDate,
): Promise<FoundPost | 'NO_PERSON' | 'NO_POST'> {
  const posts = await tx.rows<{ postId: string; personId: string; isActive: boolean }>(
    `SELECT o.id AS "postId", o.person_id AS "personId", o.period @> greatest($3::date, app.today()) AS "isActive"
       FROM post o JOIN person p ON p.id = o.person_id
      WHERE (o.id = $1 OR o.person_id = $2) AND p.kind = 'HUMAN' AND p.disabled_at IS NULL AND o.role NOT IN ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR', 'PROGRAM')
      ORDER BY array_position($4::text[], o.role) NULLS LAST, o.substitute_for NULLS FIRST, o.id`,
    [who.postId ?? null, who.personId ?? null, from, FITTING[who.role]],
  );
  const active = posts.find((post) => post.isActive);
  if (active) return active;
  if (who.postId) return posts.length > 0 ? 'NO_POST' : 'NO_PERSON';
  const person = await tx.first('SELECT FROM person WHERE id = $1', [who.personId ?? null]);
  return person ? 'NO_POST' : 'NO_PERSON';
}

/** Periods of a role that reach into the time from a day on. */
export const heldFrom = (tx: Tx, enterpriseId: string, role: LiaisonRole, from: LocalDate): Promise<Held[]> =>
  tx.rows<Held>(
    `SELECT id, person_id AS "personId", lower(period) AS "from", upper(period) - 1 AS "to" FROM liaison
      WHERE enterprise_id = $1 AND role = $2 AND period && daterange($3::date, NULL) ORDER BY lower(period)`,
    [enterpriseId, role, from],
  );

export interface LiaisonRow {
  readonly id: string;
  readonly enterpriseId: string;
  readonly role: LiaisonRole;
  readonly personId: string;
  readonly personName: string;
  readonly personUnitName: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly endReason: string | null;
  readonly isActive: boolean;
}

const COLUMNS = `l.id, l.enterprise_id AS "enterpriseId", l.role, l.person_id AS "personId", p.name AS "personName", u.name AS "personUnitName",
  lower(l.period) AS "from", upper(l.period) - 1 AS "to", l.end_reason AS "endReason", l.period @> app.today() AS "isActive"`;

/** Holders of a firm, those of firms merged into it among them: the present ones first, then the latest. */
export const liaisonsOf = (reader: Reader, enterpriseId: string): Promise<LiaisonRow[]> =>
  reader.rows<LiaisonRow>(
    `SELECT ${COLUMNS} FROM liaison l JOIN person p ON p.id = l.person_id JOIN unit u ON u.id = p.unit_id
      WHERE l.enterprise_id = $1 OR l.enterprise_id IN (SELECT a.loser_id FROM enterprise_alias a WHERE a.survivor_id = $1 AND a.voided_at IS NULL)
      ORDER BY l.period @> app.today() DESC, lower(l.period) DESC, l.id LIMIT 500`,
    [enterpriseId],
  );

export const liaisonById = (reader: Reader, id: string): Promise<LiaisonRow | undefined> =>
  reader.first<LiaisonRow>(
    `SELECT ${COLUMNS} FROM liaison l JOIN person p ON p.id = l.person_id JOIN unit u ON u.id = p.unit_id WHERE l.id = $1`,
    [id],
  );

export interface MyFirmRow {
  readonly enterpriseId: string;
  readonly orgPath: string;
  readonly roles: readonly LiaisonRole[];
  /** First day of the oldest of the present periods. */
  readonly since: LocalDate;
}

const mine = (
  person: string,
): string => `SELECT ${canonicalId('l.enterprise_id')} AS id, array_agg(DISTINCT l.role) AS roles, min(lower(l.period)) AS since
  FROM liaison l WHERE l.person_id = ${person} AND l.period @> app.today() GROUP BY 1`;

export const MY_FIRM_ORDER_FIELDS = {
  HOME: '所属单位，按机构顺序。The home, in the order of the tree.',
  NAME: '企业名称。',
  SINCE: '包联起始日期。',
} as const;
export type MyFirmOrderField = keyof typeof MY_FIRM_ORDER_FIELDS;

/** 我包联的企业: firms the caller is responsible for today, wherever they are. */
export const myFirmList = new List<MyFirmRow, object, MyFirmOrderField>({
  name: 'myFirms',
  with: ({ actor, put }) => `mine AS (${mine(put(actor.id))})`,
  from: 'mine m JOIN enterprise e ON e.id = m.id',
  alias: 'e',
  pick: 'e.id, e.org_path, m.roles, m.since',
  id: { sql: 'e.id', type: 'id' },
  // Rows by participation: the firms of the caller's own periods.
  scope: () => 'true',
  filters: {},
  sorts: {
    HOME: [{ sql: 'e.org_path', type: 'text' }],
    NAME: [{ sql: 'e.name', type: 'name' }],
    SINCE: [{ sql: 'm.since', type: 'date', nullable: true }],
  },
  order: { field: 'HOME', direction: 'ASC' },
  columns: 'e.id AS "enterpriseId", e.org_path AS "orgPath", e.roles, e.since',
});
