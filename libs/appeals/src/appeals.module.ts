import { Module } from '@nestjs/common';
import { AppealsClock } from './appeals.clock';
import { AppealsReads } from './appeals.reads';
import { AppealsService } from './appeals.service';
import { AppealHistoryResolver, AppealsResolver } from './graphql/appeals.resolver';
import { DoubtsResolver } from './graphql/doubts.resolver';
import { AppealHandlingResolver } from './graphql/handling.resolver';
import { AppealOutcomeResolver } from './graphql/outcome.resolver';
import { OwnAppealsResolver } from './graphql/own-appeals.resolver';

/** 企业诉求挂销号. */
@Module({
  providers: [
    AppealsService,
    AppealsReads,
    AppealsClock,
    AppealsResolver,
    AppealHistoryResolver,
    AppealHandlingResolver,
    AppealOutcomeResolver,
    OwnAppealsResolver,
    DoubtsResolver,
  ],
  exports: [AppealsService, AppealsReads, AppealsClock],
})
export class AppealsModule {}
