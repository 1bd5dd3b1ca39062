import { Module } from '@nestjs/common';
import { CampaignCoverageService } from './campaign-coverage.service';
import { CampaignListsService } from './campaign-lists.service';
import { CampaignsService } from './campaigns.service';
import { CampaignListsResolver } from './graphql/campaign-lists.resolver';
import { CampaignsResolver } from './graphql/campaigns.resolver';
import { OwnVisitsResolver } from './graphql/own-visits.resolver';
import { VisitPlanResolver } from './graphql/plan.resolver';
import { PromisesResolver } from './graphql/promises.resolver';
import { VisitCodesResolver } from './graphql/visit-codes.resolver';
import { VisitsResolver } from './graphql/visits.resolver';
import { OwnVisitsService } from './own-visits.service';
import { VisitPhotosService } from './photos.service';
import { VisitPlanService } from './plan.service';
import { PromisesService } from './promises.service';
import { VisitCodesService } from './visit-codes.service';
import { VisitRecorder } from './visit.recorder';
import { VisitsService } from './visits.service';

/** 走访. The ports AppealsPort and DemandsPort come from the global module of libs/composition. */
@Module({
  providers: [
    VisitRecorder,
    VisitsService,
    VisitPhotosService,
    PromisesService,
    VisitPlanService,
    OwnVisitsService,
    VisitCodesService,
    CampaignsService,
    CampaignListsService,
    CampaignCoverageService,
    VisitsResolver,
    PromisesResolver,
    VisitPlanResolver,
    OwnVisitsResolver,
    VisitCodesResolver,
    CampaignsResolver,
    CampaignListsResolver,
  ],
  exports: [VisitsService, CampaignsService, CampaignListsService, CampaignCoverageService],
})
export class VisitsModule {}
