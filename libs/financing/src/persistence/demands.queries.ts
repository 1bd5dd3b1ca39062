import { type LocalDate, Money } from '@app/kernel';
import { type Asked, List, mapPage, type Page, type Reader } from '@app/platform';
import { demandStage } from '../domain/demand.stage';
import type { DemandRoute, DemandStage } from '../domain/financing.words';
import { OFFER_JSON, type OfferRow, offerRow, type RawOffer } from './offer.json';

/** What the list of demands is narrowed to. */
export interface DemandFilter {
  readonly enterpriseId?: string | null;
  readonly route?: DemandRoute | null;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
  readonly includeVoided?: boolean | null;
}

interface RawDemand {
  readonly id: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly enterpriseId: string;
  readonly firmName: string;
  readonly amount: string;
  readonly purpose: string;
  readonly termMonths: number | null;
  readonly route: DemandRoute;
  readonly occurredOn: LocalDate;
  readonly authorisedOn: LocalDate | null;
  readonly authorisationFileId: string | null;
  readonly visitId: string | null;
  readonly isLate: boolean;
  readonly recordedAt: Date;
  readonly recordedByName: string | null;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
  readonly offers: readonly RawOffer[];
}
export interface DemandRow extends Omit<RawDemand, 'offers'> {
  readonly offers: readonly OfferRow[];
  readonly stage: DemandStage;
  /** 授信 and 放款 over all banks, each for itself. */
  readonly credit: Money;
  readonly paid: Money;
}

/** A demand with its banks as one row; the firm is the one that survived its merges. */
const COLUMNS = `d.id, json_build_object('id', u.id, 'name', u.name) AS unit,
    coalesce((SELECT al.survivor_id FROM enterprise_alias al WHERE al.loser_id = d.enterprise_id AND al.voided_at IS NULL), d.enterprise_id) AS "enterpriseId",
    d.firm_name AS "firmName", d.amount::text AS amount, d.purpose, d.term_months AS "termMonths", d.route, d.occurred_on AS "occurredOn",
    d.authorised_on AS "authorisedOn", d.authorisation_file_id AS "authorisationFileId", d.visit_id AS "visitId", d.is_late AS "isLate",
    d.recorded_at AS "recordedAt", p.name AS "recordedByName", d.voided_at AS "voidedAt", d.void_reason AS "voidReason",
    (SELECT coalesce(json_agg(${OFFER_JSON} ORDER BY o.sent_on, o.id), '[]') FROM bank_offer o JOIN unit b ON b.id = o.bank_id
      WHERE o.demand_id = d.id AND o.org_path = d.org_path) AS offers`;
const JOINS = 'JOIN unit u ON u.id = d.unit_id LEFT JOIN person p ON p.id = d.recorded_by';

function demandRow({ offers: raw, ...demand }: RawDemand): DemandRow {
  const offers = raw.map(offerRow);
  const inForce = offers.map((o) => ({ decision: o.decision?.decision ?? null, answer: o.answer?.answer ?? null, paid: o.paid }));
  return {
    ...demand,
    offers,
    stage: demandStage(demand.voidedAt !== null, inForce),
    credit: Money.sum(offers.map((o) => o.credit)),
    paid: Money.sum(offers.map((o) => o.paid)),
  };
}

export async function demandById(reader: Reader, id: string): Promise<DemandRow | undefined> {
  const raw = await reader.first<RawDemand>(`SELECT ${COLUMNS} FROM demand d ${JOINS} WHERE d.id = $1`, [id]);
  return raw && demandRow(raw);
}

/** Columns by which the demands are sorted. */
export const DEMAND_ORDER_FIELDS = {
  OCCURRED_ON: '登记日期。',
  FIRM: '企业名称。',
  UNIT: '登记单位。',
  AMOUNT: '需求金额。',
  TERM: '期限（月）。',
  ROUTE: '办理途径。',
  AUTHORISED_ON: '授权日期。',
} as const;
export type DemandOrderField = keyof typeof DEMAND_ORDER_FIELDS;

/** A firm and what was merged into it. */
const ofFirm = (id: string, put: (value: string) => string): string => {
  const firm = put(id);
  return `(d.enterprise_id = ${firm} OR d.enterprise_id IN (SELECT al.loser_id FROM enterprise_alias al WHERE al.survivor_id = ${firm} AND al.voided_at IS NULL))`;
};

/**
 * 融资台账 of the caller's area, latest first. With a firm named, those of its firms that live in the area and those sent to the caller's bank
 * as well.
 */
export const demandList = new List<RawDemand, DemandFilter, DemandOrderField>({
  name: 'demands',
  from: 'demand d',
  alias: 'd',
  id: { sql: 'd.id', type: 'id' },
  scope: ({ filter, inScope, within }) =>
    filter.enterpriseId
      ? `(${inScope('d.org_path')} OR ${inScope('d.firm_path')} OR d.id IN (SELECT bo.demand_id FROM bank_offer bo WHERE ${inScope('bo.bank_path')}))`
      : within('d.org_path'),
  where: ({ filter }) => (filter.includeVoided ? [] : ['d.voided_at IS NULL']),
  filters: {
    enterpriseId: (id, { put }) => ofFirm(id, put),
    route: (route, { put }) => `d.route = ${put(route)}`,
    from: (day, { put }) => `d.occurred_on >= ${put(day)}::date`,
    to: (day, { put }) => `d.occurred_on <= ${put(day)}::date`,
  },
  sorts: {
    OCCURRED_ON: [{ sql: 'd.occurred_on', type: 'date' }],
    FIRM: [{ sql: 'd.firm_name', type: 'name' }],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.id = d.unit_id)', type: 'name', nullable: true }],
    AMOUNT: [{ sql: 'd.amount', type: 'number' }],
    TERM: [{ sql: 'd.term_months', type: 'integer', nullable: true }],
    ROUTE: [{ sql: 'd.route', type: 'text' }],
    AUTHORISED_ON: [{ sql: 'd.authorised_on', type: 'date', nullable: true }],
  },
  order: { field: 'OCCURRED_ON', direction: 'DESC' },
  columns: COLUMNS,
  joins: JOINS,
});

/** One statement for a page with everything on it. */
export const demandPage = async (reader: Reader, asked: Asked<DemandFilter, DemandOrderField>): Promise<Page<DemandRow>> =>
  mapPage(await demandList.page(reader, asked), demandRow);
