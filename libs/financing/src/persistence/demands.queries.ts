import { type LocalDate, Money } from '@app/kernel';
import { decodeCursor, type Page, pageOf, type Reader, type SqlValue } from '@app/platform';
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
const SHOWN = `SELECT d.id, json_build_object('id', u.id, 'name', u.name) AS unit,
    coalesce((SELECT al.survivor_id FROM enterprise_alias al WHERE al.loser_id = d.enterprise_id AND al.voided_at IS NULL), d.enterprise_id) AS "enterpriseId",
    d.firm_name AS "firmName", d.amount::text AS amount, d.purpose, d.term_months AS "termMonths", d.route, d.occurred_on AS "occurredOn",
    d.authorised_on AS "authorisedOn", d.authorisation_file_id AS "authorisationFileId", d.visit_id AS "visitId", d.is_late AS "isLate",
    d.recorded_at AS "recordedAt", p.name AS "recordedByName", d.voided_at AS "voidedAt", d.void_reason AS "voidReason",
    (SELECT coalesce(json_agg(${OFFER_JSON} ORDER BY o.sent_on, o.id), '[]') FROM bank_offer o JOIN unit b ON b.id = o.bank_id
      WHERE o.demand_id = d.id AND o.org_path = d.org_path) AS offers
  FROM demand d JOIN unit u ON u.id = d.unit_id LEFT JOIN person p ON p.id = d.recorded_by`;

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
  const raw = await reader.first<RawDemand>(`${SHOWN} WHERE d.id = $1`, [id]);
  return raw && demandRow(raw);
}

/** The caller's area by its path; with a firm named, that firm and what was merged into it. Row security refuses the rest. */
function narrowed(scopePath: string, filter: DemandFilter): { readonly where: string; readonly values: SqlValue[] } {
  const values: SqlValue[] = [];
  const $ = (value: SqlValue): string => `$${values.push(value)}`;
  const parts: string[] = [];
  if (filter.enterpriseId) {
    const firm = $(filter.enterpriseId);
    parts.push(
      `(d.enterprise_id = ${firm} OR d.enterprise_id IN (SELECT al.loser_id FROM enterprise_alias al WHERE al.survivor_id = ${firm} AND al.voided_at IS NULL))`,
    );
  } else {
    const path = $(scopePath);
    parts.push(`d.org_path >= ${path}::text AND d.org_path < ${path}::text || '~'`);
  }
  if (filter.route) parts.push(`d.route = ${$(filter.route)}`);
  if (filter.from) parts.push(`d.occurred_on >= ${$(filter.from)}::date`);
  if (filter.to) parts.push(`d.occurred_on <= ${$(filter.to)}::date`);
  if (!filter.includeVoided) parts.push('d.voided_at IS NULL');
  return { where: parts.join(' AND '), values };
}

/** Latest first; one statement for a page with everything on it. */
export async function demandPage(
  reader: Reader,
  scopePath: string,
  filter: DemandFilter,
  page: { readonly first: number; readonly after?: string | null },
): Promise<Page<DemandRow>> {
  const after = decodeCursor(page.after, 2);
  const { where, values } = narrowed(scopePath, filter);
  const n = values.length;
  const raw = await reader.rows<RawDemand>(
    `${SHOWN} WHERE ${where}${after ? ` AND (d.occurred_on, d.id) < ($${n + 2}::date, $${n + 3}::uuid)` : ''}
      ORDER BY d.occurred_on DESC, d.id DESC LIMIT $${n + 1}::integer`,
    [...values, page.first + 1, ...(after ?? [])],
  );
  const count = async (): Promise<number> =>
    (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM demand d WHERE ${where}`, values))?.n ?? 0;
  return pageOf(raw.map(demandRow), page.first, (row) => [row.occurredOn, row.id], count);
}
