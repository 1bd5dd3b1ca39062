import type { LocalDate } from '@app/kernel';
import { List, type Making, type Reader, type SqlValue } from '@app/platform';
import type { ChangeKind, NotVisitedReason, RemovalReason } from '../domain/campaign-list';

/** Of which campaign, between which days, known when. */
export interface CoverageAsked {
  readonly campaignId: string;
  readonly areaPath: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Date;
}

/** The last instant of which everything is known, and its day. A clock that is held is the present itself. */
export const presentOf = async (reader: Reader): Promise<Date> => {
  const found = await reader.first<{ present: Date }>(
    `SELECT date_trunc('milliseconds', CASE WHEN app.instant() > clock_timestamp() THEN app.instant() ELSE least(app.instant(), app.horizon()) END) AS present`,
  );
  return found?.present ?? new Date(0);
};

const COVERED = `WITH t AS MATERIALIZED (SELECT * FROM app.campaign_coverage($1::uuid, $2::date, $3::date, $4::timestamptz))`;
const valuesOf = ({ campaignId, from, to, asOf }: CoverageAsked): SqlValue[] => [campaignId, from, to, asOf];

export interface ReasonCount {
  /** None: not yet visited, and nobody has said why. */
  readonly reason: NotVisitedReason | null;
  readonly count: number;
}
export interface UnitCoverage {
  readonly unit: { readonly id: string; readonly name: string };
  readonly total: number;
  readonly visited: number;
}
export interface Coverage {
  readonly version: number;
  readonly total: number;
  readonly visited: number;
  readonly addedSinceFirst: number;
  readonly removedSinceFirst: number;
  readonly reasons: readonly ReasonCount[];
  readonly units: readonly UnitCoverage[];
}

/** Undefined while no version of the list was valid then. The units are those directly below the campaign's area. */
export const coverageOf = (reader: Reader, asked: CoverageAsked): Promise<Coverage | undefined> =>
  reader.first<Coverage>(
    `${COVERED}, v AS (SELECT max(n) AS n FROM campaign_version WHERE campaign_id = $1 AND valid_from <= $3 AND recorded_at <= $4)
     SELECT v.n AS version, (SELECT count(*) FROM t)::int AS total, (SELECT count(*) FROM t WHERE visit_id IS NOT NULL)::int AS visited,
            (SELECT count(*) FROM campaign_change c WHERE c.campaign_id = $1 AND c.n BETWEEN 2 AND v.n AND c.kind = 'ADDED')::int AS "addedSinceFirst",
            (SELECT count(*) FROM campaign_change c WHERE c.campaign_id = $1 AND c.n BETWEEN 2 AND v.n AND c.kind = 'REMOVED')::int AS "removedSinceFirst",
            coalesce((SELECT json_agg(r.*) FROM (SELECT reason, count(*)::int AS count FROM t WHERE visit_id IS NULL GROUP BY reason) r), '[]') AS reasons,
            coalesce((SELECT json_agg(json_build_object('unit', json_build_object('id', u.id, 'name', u.name), 'total', b.total, 'visited', b.visited) ORDER BY u.path)
                        FROM (SELECT left(t.org_path, length($5) + 5) AS path, count(*)::int AS total, count(t.visit_id)::int AS visited FROM t GROUP BY 1) b
                        JOIN unit u ON u.path = b.path), '[]') AS units
       FROM v WHERE v.n IS NOT NULL`,
    [...valuesOf(asked), asked.areaPath],
  );

export interface TargetsFilter {
  readonly visited?: boolean | null;
  readonly reason?: NotVisitedReason | null;
  /** Not visited, and no reason noted. */
  readonly unexplained?: boolean | null;
  readonly unitId?: string | null;
  readonly responsibleId?: string | null;
}
export interface TargetRow {
  readonly id: string;
  readonly orgPath: string;
  readonly name: string | null;
  readonly shortName: string | null;
  readonly status: string | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly addedOn: LocalDate;
  readonly visitedOn: LocalDate | null;
  readonly visitId: string | null;
  readonly reason: NotVisitedReason | null;
  readonly note: {
    readonly id: string;
    readonly note: string | null;
    readonly occurredOn: LocalDate;
    readonly recordedBy: { readonly id: string; readonly name: string };
  } | null;
  readonly responsible: { readonly id: string; readonly name: string } | null;
}

/** Columns by which the firms of a list are sorted. */
export const TARGET_ORDER_FIELDS = {
  HOME: '所属单位，按机构顺序。The home, in the order of the tree.',
  NAME: '企业名称。',
  UNIT: '所属单位的名称。',
  STATUS: '状态。',
  ADDED_ON: '列入名单日期。',
  VISITED_ON: '走访日期。',
  REASON: '未走访原因。',
  RESPONSIBLE: '包联人。',
} as const;
export type TargetOrderField = keyof typeof TARGET_ORDER_FIELDS;

/** The filter with the question that it narrows. */
export type TargetsAsked = TargetsFilter & { readonly asked: CoverageAsked };

/** The firm's name as the reader may know it: also of one that has moved away. */
const version = (column: string, { filter, put }: Making<TargetsAsked>): string =>
  `(SELECT ${column} FROM enterprise_version ev WHERE ev.enterprise_id = t.enterprise_id AND ev.recorded_at <= ${put(filter.asked.asOf)}::timestamptz
     ORDER BY ev.version DESC LIMIT 1)`;
/** Who was responsible on the last day: the cadre before the others. */
const responsible = (column: string, { filter, put }: Making<TargetsAsked>): string =>
  `(SELECT ${column} FROM liaison l JOIN person p ON p.id = l.person_id
     WHERE l.enterprise_id IN (t.enterprise_id, t.firm_id) AND l.period @> ${put(filter.asked.to)}::date
     ORDER BY l.role <> 'CADRE', l.role <> 'VILLAGE_LIAISON', l.id LIMIT 1)`;

/** 走访对象: rows of the list with what became of each, by unit. */
export const targetList = new List<TargetRow, TargetsAsked, TargetOrderField>({
  name: 'targets',
  with: ({ filter: { asked }, put }) =>
    `t AS MATERIALIZED (SELECT * FROM app.campaign_coverage(${put(asked.campaignId)}::uuid, ${put(asked.from)}::date, ${put(asked.to)}::date, ${put(asked.asOf)}::timestamptz))`,
  from: 't',
  alias: 't',
  id: { sql: 't.enterprise_id', type: 'id' },
  scope: 't.org_path::text',
  filters: {
    visited: (visited) => `t.visit_id IS ${visited ? 'NOT ' : ''}NULL`,
    reason: (reason, { put }) => `t.reason = ${put(reason)}`,
    unexplained: (unexplained) => (unexplained ? 't.visit_id IS NULL AND t.reason IS NULL' : ''),
    responsibleId: (id, of) => `${responsible('p.id', of)} = ${of.put(id)}::uuid`,
  },
  sorts: {
    HOME: [{ sql: 't.org_path::text', type: 'text' }],
    NAME: [{ sql: (of) => version('ev.name', of), type: 'name', nullable: true }],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.path = t.org_path)', type: 'name', nullable: true }],
    STATUS: [{ sql: (of) => version('ev.status', of), type: 'text', nullable: true }],
    ADDED_ON: [{ sql: 't.added_on', type: 'date', nullable: true }],
    VISITED_ON: [{ sql: 't.visited_on', type: 'date', nullable: true }],
    REASON: [{ sql: 't.reason', type: 'text', nullable: true }],
    RESPONSIBLE: [{ sql: (of) => responsible('p.name', of), type: 'name', nullable: true }],
  },
  order: { field: 'HOME', direction: 'ASC' },
  columns: (of) => `t.enterprise_id AS id, t.org_path::text AS "orgPath", firm.name, firm.short_name AS "shortName", firm.status,
            (SELECT json_build_object('id', u.id, 'name', u.name) FROM unit u WHERE u.path = t.org_path) AS unit,
            t.added_on AS "addedOn", t.visited_on AS "visitedOn", t.visit_id AS "visitId", t.reason,
            (SELECT json_build_object('id', r.id, 'note', r.words, 'occurredOn', r.occurred_on, 'recordedBy', json_build_object('id', p.id, 'name', p.name))
               FROM not_visited_reason r JOIN person p ON p.id = r.recorded_by WHERE r.id = t.reason_by) AS note,
            ${responsible(`json_build_object('id', p.id, 'name', p.name)`, of)} AS responsible`,
  joins: ({ filter, put }) =>
    `LEFT JOIN LATERAL (SELECT ev.name, ev.short_name, ev.status FROM enterprise_version ev
                 WHERE ev.enterprise_id = t.enterprise_id AND ev.recorded_at <= ${put(filter.asked.asOf)}::timestamptz ORDER BY ev.version DESC LIMIT 1) firm ON true`,
});

export interface ChangeRow {
  readonly firm: { readonly id: string; readonly name: string | null; readonly shortName: string | null };
  readonly kind: ChangeKind;
  readonly reason: RemovalReason | null;
  readonly note: string | null;
}
export interface VersionRow {
  readonly n: number;
  readonly validFrom: LocalDate;
  readonly reason: string;
  readonly recordedBy: { readonly id: string; readonly name: string };
  readonly recordedAt: Date;
  readonly added: number;
  readonly removed: number;
  readonly changes: readonly ChangeRow[];
}

/** Rows of one change that a time line shows. */
export const MOST_CHANGES_SHOWN = 200;

/** Every version, the latest first. Of the first one no rows: they are the list. */
export const versionRows = (reader: Reader, campaignId: string): Promise<VersionRow[]> =>
  reader.rows<VersionRow>(
    `SELECT v.n, v.valid_from AS "validFrom", v.reason, v.recorded_at AS "recordedAt",
            (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = v.recorded_by) AS "recordedBy",
            counted.added, counted.removed,
            CASE WHEN v.n = 1 THEN '[]' ELSE coalesce((
              SELECT json_agg(json_build_object('kind', c.kind, 'reason', c.reason, 'note', c.words,
                       'firm', json_build_object('id', c.enterprise_id, 'name', c.name, 'shortName', c.short_name)) ORDER BY c.kind DESC, c.org_path, c.enterprise_id)
                FROM (SELECT c.*, firm.name, firm.short_name FROM campaign_change c
                        LEFT JOIN LATERAL (SELECT ev.name, ev.short_name FROM enterprise_version ev WHERE ev.enterprise_id = c.enterprise_id ORDER BY ev.version DESC LIMIT 1) firm ON true
                       WHERE c.campaign_id = v.campaign_id AND c.n = v.n ORDER BY c.kind DESC, c.org_path, c.enterprise_id LIMIT ${MOST_CHANGES_SHOWN}) c), '[]') END AS changes
       FROM campaign_version v
       CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE c.kind = 'ADDED')::int AS added, count(*) FILTER (WHERE c.kind = 'REMOVED')::int AS removed
                             FROM campaign_change c WHERE c.campaign_id = v.campaign_id AND c.n = v.n) counted
      WHERE v.campaign_id = $1 ORDER BY v.n DESC`,
    [campaignId],
  );
