import { canonicalId } from '@app/enterprises';
import type { LocalDate } from '@app/kernel';
import type { Reader, SqlValue } from '@app/platform';
import type { ConfirmWay, VisitTopic, VisitWay } from '../domain/visit';
import { PROMISE_JSON, type PromiseRow } from './promises.queries';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A visit as the list and the page of a visit show it. */
export interface VisitRow {
  readonly id: string;
  readonly occurredOn: LocalDate;
  readonly way: VisitWay;
  readonly topics: readonly VisitTopic[];
  readonly words: string | null;
  readonly place: string | null;
  readonly unit: Named;
  readonly firms: readonly { readonly id: string; readonly name: string | null; readonly shortName: string | null }[];
  readonly participants: readonly { readonly id: string | null; readonly name: string; readonly outsider: boolean }[];
  readonly recordedBy: Named;
  readonly onBehalfOf: Named | null;
  readonly campaign: Named | null;
  readonly isLate: boolean;
  readonly lateReason: string | null;
  readonly deviceAt: Date | null;
  readonly deviceSkewed: boolean;
  readonly recordedAt: Date;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
  readonly replacesId: string | null;
  readonly confirmBy: ConfirmWay | null;
  readonly photos: readonly { readonly id: string; readonly fileId: string }[];
  readonly promises: readonly PromiseRow[];
  readonly confirmations: readonly {
    readonly firmId: string;
    readonly tookPlace: boolean;
    readonly words: string | null;
    readonly byVisitCode: boolean;
    readonly recordedAt: Date;
  }[];
}

export interface VisitListFilter {
  /** The caller's own scope; the chosen unit must lie within it. */
  readonly scopePath: string;
  readonly unitId: string;
  readonly enterpriseId?: string | null;
  readonly campaignId?: string | null;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
  readonly way?: VisitWay | null;
  readonly topic?: VisitTopic | null;
  readonly personId?: string | null;
  readonly includeVoided?: boolean | null;
}

/** Everything the screen shows of a visit `v`, as columns beside it: no second statement. */
const SHOWN = `
  v.id, v.occurred_on AS "occurredOn", v.way, v.topics, v.words, v.place, v.is_late AS "isLate", v.late_reason AS "lateReason",
  v.device_at AS "deviceAt", v.device_skewed AS "deviceSkewed",
  v.recorded_at AS "recordedAt", v.voided_at AS "voidedAt", v.void_reason AS "voidReason", v.replaces_id AS "replacesId",
  (SELECT json_build_object('id', u.id, 'name', u.name) FROM unit u WHERE u.id = v.unit_id) AS unit,
  (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = v.recorded_by) AS "recordedBy",
  (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = v.on_behalf_of) AS "onBehalfOf",
  (SELECT json_build_object('id', c.id, 'name', c.name) FROM campaign c WHERE c.id = v.campaign_id) AS campaign,
  v.confirm_by AS "confirmBy",
  (SELECT coalesce(json_agg(json_build_object('id', ph.id, 'fileId', ph.file_id) ORDER BY ph.id), '[]')
     FROM visit_photo ph WHERE ph.visit_id = v.id OR ph.visit_id = v.replaces_id) AS photos,
  (SELECT coalesce(json_agg(${PROMISE_JSON} ORDER BY pm.due_on, pm.id), '[]')
     FROM promise pm WHERE pm.visit_id = v.id OR pm.visit_id = v.replaces_id) AS promises,
  (SELECT coalesce(json_agg(json_build_object('firmId', vc.enterprise_id, 'tookPlace', vc.took_place, 'words', vc.words, 'byVisitCode', vc.by_visit_code, 'recordedAt', to_char(vc.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY vc.id), '[]')
     FROM visit_confirmation vc WHERE vc.visit_id = v.id) AS confirmations,
  coalesce(firms.list, '[]') AS firms, coalesce(people.list, '[]') AS participants`;

/**
 * Firms through their survivors, in the order they were entered. A firm that has left the scope still has the name it bore here; one that
 * never was in it has none.
 */
const CHILDREN = `
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', k.id,
             'name', coalesce(e.name, (SELECT h.name FROM enterprise_version h WHERE h.enterprise_id = k.id ORDER BY h.version DESC LIMIT 1)),
             'shortName', coalesce(e.short_name, (SELECT h.short_name FROM enterprise_version h WHERE h.enterprise_id = k.id ORDER BY h.version DESC LIMIT 1))
           ) ORDER BY k.entered) AS list
      FROM (SELECT ${canonicalId('f.enterprise_id')} AS id, min(f.id::text) AS entered FROM visit_firm f WHERE f.visit_id = v.id GROUP BY 1) k
      LEFT JOIN enterprise e ON e.id = k.id) firms ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', m.person_id, 'name', coalesce(p.name, m.outsider), 'outsider', m.person_id IS NULL) ORDER BY m.id) AS list
      FROM visit_participant m LEFT JOIN person p ON p.id = m.person_id
     WHERE m.visit_id = v.id) people ON true`;

export const visitRow = (reader: Reader, id: string): Promise<VisitRow | undefined> =>
  reader.first<VisitRow>(`SELECT ${SHOWN} FROM visit v ${CHILDREN} WHERE v.id = $1`, [id]);

/** Numbers the values of a statement as they are used. */
class Values {
  readonly list: SqlValue[] = [];
  add(value: SqlValue): string {
    return `$${this.list.push(value)}`;
  }
}

/** The unit that was asked for, if it lies within the scope: no row otherwise. */
const chosen = (values: Values, filter: VisitListFilter): string => {
  const scope = values.add(filter.scopePath);
  return `chosen AS (SELECT path FROM unit WHERE id = ${values.add(filter.unitId)} AND path >= ${scope} AND path < ${scope} || '~')`;
};

const within = (column: string) => `(${column} >= chosen.path AND ${column} < chosen.path || '~')`;

function conditions(values: Values, filter: VisitListFilter): string {
  const all = [
    filter.from ? `v.occurred_on >= ${values.add(filter.from)}::date` : '',
    filter.to ? `v.occurred_on <= ${values.add(filter.to)}::date` : '',
    filter.way ? `v.way = ${values.add(filter.way)}` : '',
    filter.topic ? `${values.add(filter.topic)} = ANY(v.topics)` : '',
    filter.personId
      ? `EXISTS (SELECT 1 FROM visit_participant m WHERE m.visit_id = v.id AND m.person_id = ${values.add(filter.personId)}::uuid)`
      : '',
    filter.campaignId ? `v.campaign_id = ${values.add(filter.campaignId)}` : '',
    filter.includeVoided ? '' : 'v.voided_at IS NULL',
  ].filter(Boolean);
  return all.length ? all.join(' AND ') : 'true';
}

/** Visits to a firm, under every id it has had: by units of the range, or by others while it lives in the range. */
function toFirm(values: Values, enterpriseId: string): string {
  const id = values.add(enterpriseId);
  return `v.id IN (
    WITH survivor AS (SELECT ${canonicalId(`${id}::uuid`)} AS id)
    SELECT f.visit_id FROM visit_firm f
     WHERE f.enterprise_id IN (SELECT s.id FROM survivor s UNION ALL
             SELECT a.loser_id FROM enterprise_alias a JOIN survivor s ON s.id = a.survivor_id WHERE a.voided_at IS NULL)
       AND (${within('f.org_path')} OR ${within('f.firm_path')}))`;
}

/**
 * One statement for the list, latest day first. Each unit of the range gives its own latest rows from the index (org_path, occurred_on DESC,
 * id DESC) and those are merged: a range over many paths has no order, and sorting a county's visits for twenty rows would not stay flat.
 * `undefined`: the chosen unit is not within the scope.
 */
export async function visitRows(
  reader: Reader,
  filter: VisitListFilter,
  limit: number,
  after: readonly [occurredOn: string, id: string] | undefined,
): Promise<VisitRow[] | undefined> {
  const values = new Values();
  const head = chosen(values, filter);
  const where = [
    conditions(values, filter),
    ...(after ? [`(v.occurred_on, v.id) < (${values.add(after[0])}::date, ${values.add(after[1])}::uuid)`] : []),
  ].join(' AND ');
  const order = `ORDER BY v.occurred_on DESC, v.id DESC LIMIT ${values.add(limit)}`;
  const page = filter.enterpriseId
    ? `SELECT v.* FROM visit v WHERE ${toFirm(values, filter.enterpriseId)} AND ${where} ${order}`
    : `SELECT v.* FROM unit u CROSS JOIN LATERAL (SELECT v.* FROM visit v WHERE v.org_path = u.path AND ${where} ${order}) v
        WHERE ${within('u.path')} ${order}`;
  const rows = await reader.rows<VisitRow | { readonly id: null }>(
    `WITH ${head}
     SELECT shown.* FROM chosen LEFT JOIN LATERAL (SELECT ${SHOWN} FROM (${page}) v ${CHILDREN}) shown ON true
      ORDER BY shown."occurredOn" DESC, shown.id DESC`,
    values.list,
  );
  if (rows.length === 0) return undefined;
  return rows.filter((row): row is VisitRow => row.id !== null);
}

/** How many visits the same filter finds. */
export async function visitCount(reader: Reader, filter: VisitListFilter): Promise<number> {
  const values = new Values();
  const head = chosen(values, filter);
  const where = conditions(values, filter);
  const from = filter.enterpriseId
    ? `chosen JOIN visit v ON ${toFirm(values, filter.enterpriseId)}`
    : `chosen JOIN unit u ON ${within('u.path')} JOIN visit v ON v.org_path = u.path`;
  const row = await reader.first<{ n: number }>(`WITH ${head} SELECT count(*) AS n FROM ${from} WHERE ${where}`, values.list);
  return row?.n ?? 0;
}
