import { Module } from '@nestjs/common';
import { CampaignsService } from './campaigns.service';
import { CampaignsResolver } from './graphql/campaigns.resolver';
import { VisitsResolver } from './graphql/visits.resolver';
import { VisitRecorder } from './visit.recorder';
import { VisitsService } from './visits.service';

/** 走访. The ports AppealsDoor and DemandsDoor come from the global module of libs/composition. */
@Module({
  providers: [VisitRecorder, VisitsService, CampaignsService, VisitsResolver, CampaignsResolver],
  exports: [VisitsService, CampaignsService],
})
export class VisitsModule {}
