import type { LocalDate } from '@app/kernel';
import { Fault, type Tx } from '@app/platform';
import type { DisbursementKind, OfferAnswerKind, OfferDecisionKind } from '../domain/financing.words';

export interface LockedDemand {
  readonly id: string;
  readonly orgPath: string;
  readonly enterpriseId: string;
  readonly firmPath: string;
  readonly firmName: string;
  readonly amount: string;
  readonly occurredOn: LocalDate;
  readonly authorisedOn: LocalDate | null;
  readonly fileId: string | null;
  readonly voidedAt: Date | null;
}

/** A demand the caller may change, locked to the end of the transaction. */
export async function lockDemand(tx: Tx, id: string, path = 'input.demandId'): Promise<LockedDemand> {
  const found = await tx.first<LockedDemand>(
    `SELECT id, org_path AS "orgPath", enterprise_id AS "enterpriseId", firm_path AS "firmPath", firm_name AS "firmName", amount, occurred_on AS "occurredOn",
            authorised_on AS "authorisedOn", authorisation_file_id AS "fileId", voided_at AS "voidedAt"
       FROM demand WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!found) throw Fault.notFound(path);
  return found;
}

export interface LockedOffer {
  readonly id: string;
  readonly demandId: string;
  readonly orgPath: string;
  readonly bankPath: string;
  readonly enterpriseId: string;
  readonly firmPath: string;
  readonly sentOn: LocalDate;
}

/** An offer the caller may act on, as its town or as its bank, locked: whatever hangs on it is decided one after the other. */
export async function lockOffer(tx: Tx, id: string, path = 'input.offerId'): Promise<LockedOffer> {
  const found = await tx.first<LockedOffer>(
    `SELECT id, demand_id AS "demandId", org_path AS "orgPath", bank_path AS "bankPath", enterprise_id AS "enterpriseId", firm_path AS "firmPath",
            sent_on AS "sentOn" FROM bank_offer WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!found) throw Fault.notFound(path);
  return found;
}

export interface OfferState {
  readonly decisionId: string;
  readonly decision: OfferDecisionKind;
  readonly decidedOn: LocalDate;
  /** Yuan; only when granted. */
  readonly granted: string | null;
  readonly answerId: string | null;
  readonly answer: OfferAnswerKind | null;
  /** Live payments less reversals, in yuan. */
  readonly paid: string;
  readonly livePayments: number;
}

/** What is in force on a locked offer. A statement of its own: only one begun after the lock sees what the one before wrote. */
export const offerState = (tx: Tx, offerId: string): Promise<OfferState | undefined> =>
  tx.first<OfferState>(
    `SELECT d.id AS "decisionId", d.decision, d.occurred_on AS "decidedOn", d.amount AS granted, w.id AS "answerId", w.answer, p.paid, p.n AS "livePayments"
       FROM offer_decision d
       LEFT JOIN offer_answer w ON w.decision_id = d.id AND w.voided_at IS NULL
       CROSS JOIN LATERAL (SELECT coalesce(sum(x.amount), 0)::numeric(20, 2) AS paid, count(*) AS n FROM disbursement x
                            WHERE x.offer_id = d.offer_id AND x.decision_id = d.id AND x.voided_at IS NULL) p
      WHERE d.offer_id = $1 AND d.voided_at IS NULL`,
    [offerId],
  );

export interface PaymentRow {
  readonly id: string;
  readonly offerId: string;
  readonly decisionId: string;
  readonly kind: DisbursementKind;
  readonly amount: string;
  readonly reversalOf: string | null;
  readonly occurredOn: LocalDate;
  readonly voidedAt: Date | null;
  /** What live reversals have taken back, as a negative amount. */
  readonly reversed: string;
}

/** A payment or reversal, read after its offer was locked. */
export const payment = (tx: Tx, id: string): Promise<PaymentRow | undefined> =>
  tx.first<PaymentRow>(
    `SELECT d.id, d.offer_id AS "offerId", d.decision_id AS "decisionId", d.kind, d.amount, d.reversal_of AS "reversalOf", d.occurred_on AS "occurredOn",
            d.voided_at AS "voidedAt",
            (SELECT coalesce(sum(r.amount), 0)::numeric(20, 2) FROM disbursement r WHERE r.reversal_of = d.id AND r.voided_at IS NULL) AS reversed
       FROM disbursement d WHERE d.id = $1`,
    [id],
  );

/** Locks the offer of a payment and reads the payment as it then is. */
export async function lockPayment(tx: Tx, id: string, path: string): Promise<{ readonly offer: LockedOffer; readonly paid: PaymentRow }> {
  const before = await payment(tx, id);
  if (!before) throw Fault.notFound(path);
  const offer = await lockOffer(tx, before.offerId, path);
  return { offer, paid: (await payment(tx, id)) ?? before };
}

/** The demand of any record of financing, for the answer to a repeated request. */
export const demandIdOf = async (tx: Tx, recordId: string): Promise<string | undefined> =>
  (
    await tx.first<{ id: string }>(
      `SELECT id FROM demand WHERE id = $1 UNION ALL SELECT demand_id FROM bank_offer WHERE id = $1
       UNION ALL SELECT demand_id FROM offer_decision WHERE id = $1 UNION ALL SELECT demand_id FROM disbursement WHERE id = $1
       UNION ALL SELECT o.demand_id FROM offer_answer w JOIN bank_offer o ON o.id = w.offer_id WHERE w.id = $1`,
      [recordId],
    )
  )?.id;
