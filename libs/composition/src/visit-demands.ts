import { FinancingService } from '@app/financing';
import { type Tx, UserError } from '@app/platform';
import { DemandsPort } from '@app/visits';
import { Injectable } from '@nestjs/common';

type Demand = Parameters<DemandsPort['recordIn']>[1];

/** A need for money that was heard on a visit becomes a demand, in the visit's own transaction. */
@Injectable()
export class VisitDemands extends DemandsPort {
  constructor(private readonly financing: FinancingService) {
    super();
  }

  async recordIn(tx: Tx, { authorisedOn, ...demand }: Demand): ReturnType<DemandsPort['recordIn']> {
    const recorded = await this.financing.recordDemandIn(tx, demand);
    if (!authorisedOn || recorded instanceof UserError) return recorded;
    return this.financing.authoriseDemandIn(tx, { demandId: recorded.id, authorisedOn });
  }
}
