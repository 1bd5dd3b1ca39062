import type { Actor, LocalDate, Money } from '@app/kernel';
import type { Tx, UserError } from '@app/platform';
import type { VisitDemandRoute } from './domain/visit';

/** What a visit needs of the appeals: bound in libs/composition. */
export abstract class AppealsDoor {
  /** Registers an appeal in the visit's own transaction. A refusal refuses the whole visit. */
  abstract registerIn(
    tx: Tx,
    actor: Actor,
    input: {
      readonly enterpriseId: string;
      readonly contactName?: string;
      readonly contactPhone?: string;
      readonly title: string;
      readonly words: string;
      readonly source: 'VISIT';
      readonly category?: string;
      readonly occurredOn: LocalDate;
      readonly lateReason?: string;
      readonly visitId: string;
    },
  ): Promise<{ readonly id: string; readonly number?: string } | UserError>;
}

/** What a visit needs of financing: bound in libs/composition. */
export abstract class DemandsDoor {
  /** Records a demand for financing in the visit's own transaction. A refusal refuses the whole visit. */
  abstract recordIn(
    tx: Tx,
    actor: Actor,
    input: {
      readonly enterpriseId: string;
      readonly amount: Money;
      readonly purpose: string;
      readonly termMonths?: number;
      readonly route: VisitDemandRoute;
      readonly occurredOn: LocalDate;
      readonly lateReason?: string;
      readonly visitId: string;
    },
  ): Promise<{ readonly id: string } | UserError>;
}
