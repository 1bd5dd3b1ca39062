import { type LocalDate, Money } from '@app/kernel';
import type {
  DemandRoute,
  DisbursementKind,
  OfferAnswerKind,
  OfferDecisionKind,
  RefusalReason,
  Guarantee,
} from '../domain/financing.words';

/** When a fact was recorded and, if so, voided; instants in ISO 8601. */
export interface FactTimes {
  readonly id: string;
  readonly occurredOn: LocalDate;
  readonly isLate: boolean;
  readonly recordedAt: string;
  readonly voidedAt: string | null;
  readonly voidReason: string | null;
}
export interface DecisionRow extends FactTimes {
  readonly decision: OfferDecisionKind;
  readonly amount: string | null;
  readonly annualRate: string | null;
  readonly guarantee: Guarantee | null;
  readonly refusalReason: RefusalReason | null;
}
export interface AnswerRow extends FactTimes {
  readonly decisionId: string;
  readonly answer: OfferAnswerKind;
}
export interface DisbursementRow extends FactTimes {
  readonly decisionId: string;
  readonly kind: DisbursementKind;
  readonly amount: string;
  readonly reversalOf: string | null;
}
interface Named {
  readonly id: string;
  readonly name: string;
}
export interface RawOffer {
  readonly id: string;
  readonly demandId: string;
  readonly firmName: string;
  readonly demandedAmount: string;
  readonly purpose: string;
  readonly termMonths: number | null;
  readonly route: DemandRoute;
  readonly bank: Named;
  readonly unit: Named;
  readonly sentOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly decisions: readonly DecisionRow[];
  readonly answers: readonly AnswerRow[];
  readonly disbursements: readonly DisbursementRow[];
}
export interface OfferRow extends RawOffer {
  /** In force, not voided. */
  readonly decision: DecisionRow | null;
  readonly answer: AnswerRow | null;
  /** 授信: granted and accepted. Never added to `paid`. */
  readonly credit: Money;
  /** 放款: live payments less reversals. */
  readonly paid: Money;
}

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const times = `'id', x.id, 'occurredOn', x.occurred_on, 'isLate', x.is_late, 'recordedAt', ${iso('x.recorded_at')}, 'voidedAt', ${iso('x.voided_at')}, 'voidReason', x.void_reason`;
const facts = (table: string, columns: string): string =>
  `(SELECT coalesce(json_agg(json_build_object(${times}, ${columns}) ORDER BY x.occurred_on, x.recorded_at, x.id), '[]')
      FROM ${table} x WHERE x.offer_id = o.id AND x.org_path = o.org_path)`;

/** One offer with all its facts as JSON: `o` is the offer, `d` its demand, `b` the bank, `u` the unit of the demand. */
export const OFFER_JSON = `json_build_object(
  'id', o.id, 'demandId', o.demand_id, 'firmName', o.firm_name, 'demandedAmount', o.demanded_amount::text, 'purpose', d.purpose, 'termMonths', d.term_months,
  'route', d.route, 'bank', json_build_object('id', b.id, 'name', b.name), 'unit', json_build_object('id', u.id, 'name', u.name),
  'sentOn', o.sent_on, 'dueOn', o.due_on,
  'decisions', ${facts('offer_decision', `'decision', x.decision, 'amount', x.amount::text, 'annualRate', x.annual_rate::text, 'guarantee', x.security, 'refusalReason', x.refusal_reason`)},
  'answers', ${facts('offer_answer', `'decisionId', x.decision_id, 'answer', x.answer`)},
  'disbursements', ${facts('disbursement', `'decisionId', x.decision_id, 'kind', x.kind, 'amount', x.amount::text, 'reversalOf', x.reversal_of`)})`;

const live = <T extends FactTimes>(rows: readonly T[]): readonly T[] => rows.filter((row) => row.voidedAt === null);

export function offerRow(raw: RawOffer): OfferRow {
  const decision = live(raw.decisions).at(-1) ?? null;
  const answer = live(raw.answers).find((a) => a.decisionId === decision?.id) ?? null;
  const credit = answer?.answer === 'ACCEPTED' && decision?.amount ? Money.parse(decision.amount) : Money.ZERO;
  return { ...raw, decision, answer, credit, paid: Money.sum(live(raw.disbursements).map((d) => Money.parse(d.amount))) };
}
