import { CampaignEntity } from './campaign.entity';
import { CampaignChangeEntity } from './campaign-change.entity';
import { CampaignVersionEntity } from './campaign-version.entity';
import { NotVisitedReasonEntity } from './not-visited-reason.entity';
import { PromiseEntity } from './promise.entity';
import { PromiseSettlementEntity } from './promise-settlement.entity';
import { VisitConfirmationEntity } from './visit-confirmation.entity';
import { VisitEntity } from './visit.entity';
import { VisitFirmEntity } from './visit-firm.entity';
import { VisitParticipantEntity } from './visit-participant.entity';
import { VisitPhotoEntity } from './visit-photo.entity';

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
