import { CampaignEntity } from './persistence/campaign.entity';
import { CampaignChangeEntity } from './persistence/campaign-change.entity';
import { CampaignVersionEntity } from './persistence/campaign-version.entity';
import { NotVisitedReasonEntity } from './persistence/not-visited-reason.entity';
import { PromiseEntity } from './persistence/promise.entity';
import { PromiseSettlementEntity } from './persistence/promise-settlement.entity';
import { VisitConfirmationEntity } from './persistence/visit-confirmation.entity';
import { VisitEntity } from './persistence/visit.entity';
import { VisitFirmEntity } from './persistence/visit-firm.entity';
import { VisitParticipantEntity } from './persistence/visit-participant.entity';
import { VisitPhotoEntity } from './persistence/visit-photo.entity';

export { CampaignCoverageService, type NoteNotVisited, type VoidNotVisited } from './campaign-coverage.service';
export { CampaignListsService, type ChangeList, type FreezeList } from './campaign-lists.service';
export { CampaignRefused } from './campaign.refused';
export { CampaignsService, type CreateCampaign } from './campaigns.service';
export { NOT_VISITED_REASONS, type NotVisitedReason } from './domain/campaign-list';
export { type LogVisit, VISIT_TOPIC_NAMES, VISIT_TOPICS, VISIT_WAYS, type VisitTopic, type VisitWay } from './domain/visit';
export { VisitFilter } from './graphql/visits.input';
export type { CampaignRow } from './persistence/campaigns.queries';
export type { VisitRow } from './persistence/visits.queries';
export { VisitRefused } from './visit.refused';
export { VisitsModule } from './visits.module';
export { AppealsPort, DemandsPort } from './visits.ports';
export { type ReplaceVisit, type VisitsFilter, VisitsService, type VoidVisit } from './visits.service';

export const VISITS_ENTITIES = [
  CampaignEntity,
  CampaignVersionEntity,
  CampaignChangeEntity,
  NotVisitedReasonEntity,
  VisitEntity,
  VisitFirmEntity,
  VisitParticipantEntity,
  VisitPhotoEntity,
  PromiseEntity,
  PromiseSettlementEntity,
  VisitConfirmationEntity,
];
