import type { LocalDate, Money } from '@app/kernel';
import type { Tx, UserError } from '@app/platform';
import type { VisitDemandRoute } from './domain/visit';

/** What a visit needs of the appeals: bound in libs/composition. */
export abstract class AppealsPort {
  /** Registers an appeal in the visit's own transaction. A refusal refuses the whole visit. */
  abstract registerIn(
    tx: Tx,
    input: {
      readonly enterpriseId: string;
      readonly contactName?: string;
      readonly contactPhone?: string;
      readonly title: string;
      readonly description: string;
      readonly source: 'VISIT';
      readonly category?: string;
      readonly occurredOn: LocalDate;
      readonly lateReason?: string;
      readonly visitId: string;
    },
  ): Promise<{ readonly id: string; readonly number?: string } | UserError>;

  /** 现场办结 of an appeal just registered, in the same transaction: the answer that was given there and then. */
  abstract solveOnSpotIn(
    tx: Tx,
    input: {
      readonly appealId: string;
      readonly reply: string;
      readonly occurredOn: LocalDate;
      readonly lateReason?: string;
    },
  ): Promise<{ readonly id: string } | UserError>;
}

/** What a visit needs of financing: bound in libs/composition. */
export abstract class DemandsPort {
  /** Records a demand for financing in the visit's own transaction. A refusal refuses the whole visit. */
  abstract recordIn(
    tx: Tx,
    input: {
      readonly enterpriseId: string;
      readonly amount: Money;
      readonly purpose: string;
      readonly termMonths?: number;
      readonly route: VisitDemandRoute;
      /** The day the firm signed the authorisation; left out when it has not. */
      readonly authorisedOn?: LocalDate;
      readonly occurredOn: LocalDate;
      readonly lateReason?: string;
      readonly visitId: string;
    },
  ): Promise<{ readonly id: string } | UserError>;
}
