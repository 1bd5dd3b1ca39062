import { canonicalId } from '@app/enterprises';
import type { LocalDate } from '@app/kernel';
import { List, type Making, type Reader } from '@app/platform';
import {
  type ConfirmationChannel,
  VISIT_TOPICS,
  VISIT_CHANNELS,
  type VisitConfirmationClass,
  type VisitTopic,
  type VisitChannel,
} from '../domain/visit';
import { PROMISE_JSON, type PromiseRow } from './promises.queries';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A visit as the list and the page of a visit show it. */
export interface VisitRow {
  readonly id: string;
  readonly occurredOn: LocalDate;
  readonly channel: VisitChannel;
  readonly topics: readonly VisitTopic[];
  readonly note: string | null;
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
  readonly confirmBy: ConfirmationChannel | null;
  readonly photos: readonly { readonly id: string; readonly fileId: string }[];
  readonly promises: readonly PromiseRow[];
  readonly confirmations: readonly {
    readonly firmId: string;
    readonly tookPlace: boolean;
    readonly comment: string | null;
    readonly byVisitCode: boolean;
    readonly class: VisitConfirmationClass;
    /** ISO 8601: it comes as JSON. */
    readonly recordedAt: string;
  }[];
}

/** What the list of visits is narrowed to. */
export interface VisitsFilter {
  /** A unit within the caller's scope, with everything below it; the whole scope when left out. */
  readonly unitId?: string | null;
  readonly enterpriseId?: string | null;
  readonly campaignId?: string | null;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
  readonly channel?: VisitChannel | null;
  readonly topic?: VisitTopic | null;
  /** Somebody who took part. */
  readonly personId?: string | null;
  readonly includeVoided?: boolean | null;
}

/** Columns by which the visits are sorted. */
export const VISIT_ORDER_FIELDS = {
  DATE: '走访日期。',
  CHANNEL: '走访方式。',
  FIRM: '企业名称：the first firm of the visit.',
  PERSON: '走访人员：the first who took part.',
  UNIT: '走访单位。',
  TOPIC: '走访内容：the first topic.',
  PROMISES: '未办结的承诺数。Promises that are still open.',
  CONFIRMED: '企业确认：firms that confirmed.',
  RECORDED_AT: '录入时间。',
} as const;
export type VisitOrderField = keyof typeof VISIT_ORDER_FIELDS;

/** Everything the screen shows of a visit `v`, as columns beside it: no second statement. */
const SHOWN = `
  v.id, v.occurred_on AS "occurredOn", v.way AS channel, v.topics, v.words AS note, v.place, v.is_late AS "isLate", v.late_reason AS "lateReason",
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
  (SELECT coalesce(json_agg(json_build_object('firmId', vc.enterprise_id, 'tookPlace', vc.took_place, 'comment', vc.words, 'byVisitCode', vc.by_visit_code, 'class', vc.class, 'recordedAt', to_char(vc.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY vc.id), '[]')
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

/** Visits to a firm, under every id it has had: by units of the range, or by others while it lives in the range. */
const toFirm = (enterpriseId: string, { put, within }: Making<VisitsFilter>): string => {
  return `v.id IN (
    WITH survivor AS (SELECT ${canonicalId(`${put(enterpriseId)}::uuid`)} AS id)
    SELECT f.visit_id FROM visit_firm f
     WHERE f.enterprise_id IN (SELECT s.id FROM survivor s UNION ALL
             SELECT a.loser_id FROM enterprise_alias a JOIN survivor s ON s.id = a.survivor_id WHERE a.voided_at IS NULL)
       AND (${within('f.org_path')} OR ${within('f.firm_path')}))`;
};

const place = (codes: readonly string[], code: string): string => `array_position(ARRAY['${codes.join("', '")}'], ${code})`;

/** 走访台账, latest day first. Each unit's own rows are in the index (org_path, occurred_on DESC, id DESC). */
export const visitList = new List<VisitRow, VisitsFilter, VisitOrderField>({
  name: 'visits',
  from: 'visit v',
  alias: 'v',
  id: { sql: 'v.id', type: 'id' },
  scope: (of) => (of.filter.enterpriseId ? toFirm(of.filter.enterpriseId, of) : of.within('v.org_path')),
  where: ({ filter }) => (filter.includeVoided ? [] : ['v.voided_at IS NULL']),
  filters: {
    from: (day, { put }) => `v.occurred_on >= ${put(day)}::date`,
    to: (day, { put }) => `v.occurred_on <= ${put(day)}::date`,
    channel: (channel, { put }) => `v.way = ${put(channel)}`,
    topic: (topic, { put }) => `${put(topic)} = ANY(v.topics)`,
    personId: (id, { put }) => `EXISTS (SELECT 1 FROM visit_participant m WHERE m.visit_id = v.id AND m.person_id = ${put(id)}::uuid)`,
    campaignId: (id, { put }) => `v.campaign_id = ${put(id)}`,
  },
  sorts: {
    DATE: [{ sql: 'v.occurred_on', type: 'date' }],
    CHANNEL: [{ sql: place(VISIT_CHANNELS, 'v.way'), type: 'integer', nullable: true }],
    FIRM: [
      {
        sql: `(SELECT coalesce(e.name, (SELECT h.name FROM enterprise_version h WHERE h.enterprise_id = k.id ORDER BY h.version DESC LIMIT 1))
                 FROM (SELECT ${canonicalId('f.enterprise_id')} AS id FROM visit_firm f WHERE f.visit_id = v.id ORDER BY f.id LIMIT 1) k
                 LEFT JOIN enterprise e ON e.id = k.id)`,
        type: 'name',
        nullable: true,
      },
    ],
    PERSON: [
      {
        sql: `(SELECT coalesce(p.name, m.outsider) FROM visit_participant m LEFT JOIN person p ON p.id = m.person_id WHERE m.visit_id = v.id ORDER BY m.id LIMIT 1)`,
        type: 'name',
        nullable: true,
      },
    ],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.id = v.unit_id)', type: 'name', nullable: true }],
    TOPIC: [{ sql: place(VISIT_TOPICS, 'v.topics[1]'), type: 'integer', nullable: true }],
    PROMISES: [
      {
        sql: `(SELECT count(*) FROM promise pm WHERE (pm.visit_id = v.id OR pm.visit_id = v.replaces_id)
                 AND NOT EXISTS (SELECT FROM promise_settlement ps WHERE ps.promise_id = pm.id))`,
        type: 'integer',
      },
    ],
    CONFIRMED: [
      {
        sql: `(SELECT count(*) FROM visit_confirmation vc WHERE vc.visit_id = v.id AND vc.took_place AND vc.class <> 'D')`,
        type: 'integer',
      },
    ],
    RECORDED_AT: [{ sql: 'v.recorded_at', type: 'instant' }],
  },
  order: { field: 'DATE', direction: 'DESC' },
  columns: SHOWN,
  joins: CHILDREN,
  merged: { path: 'v.org_path', field: 'DATE', unless: ({ enterpriseId }) => Boolean(enterpriseId) },
});
