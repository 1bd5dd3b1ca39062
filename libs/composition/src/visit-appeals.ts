import { AppealsService } from '@app/appeals';
import type { Tx } from '@app/platform';
import { AppealsPort } from '@app/visits';
import { Injectable } from '@nestjs/common';

type Appeal = Parameters<AppealsPort['registerIn']>[1];
type OnSpot = Parameters<AppealsPort['solveOnSpotIn']>[1];

/** What was raised on a visit becomes an appeal, and what was settled there and then its answer, in the visit's own transaction. */
@Injectable()
export class VisitAppeals extends AppealsPort {
  constructor(private readonly appeals: AppealsService) {
    super();
  }

  registerIn(tx: Tx, appeal: Appeal): ReturnType<AppealsPort['registerIn']> {
    return this.appeals.registerIn(tx, appeal);
  }

  solveOnSpotIn(tx: Tx, { reply, ...input }: OnSpot): ReturnType<AppealsPort['solveOnSpotIn']> {
    // What the cadre saw and wrote down is the evidence of what was done on the spot.
    return this.appeals.solveOnSpotIn(tx, { ...input, outcome: 'SOLVED', reply, evidenceKind: 'NOTE', evidence: reply });
  }
}
