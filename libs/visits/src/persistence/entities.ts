import { Campaign } from './campaign.entity';
import { CampaignVersion } from './campaign-version.entity';
import { NotVisited } from './not-visited.entity';
import { VisitPromise } from './visit-promise.entity';
import { PromiseSettlement } from './promise-settlement.entity';
import { VisitConfirmation } from './visit-confirmation.entity';
import { Visit } from './visit.entity';
import { VisitFirm } from './visit-firm.entity';
import { VisitParticipant } from './visit-participant.entity';
import { VisitPhoto } from './visit-photo.entity';

export const VISITS_ENTITIES = [
  Campaign,
  CampaignVersion,
  NotVisited,
  Visit,
  VisitFirm,
  VisitParticipant,
  VisitPhoto,
  VisitPromise,
  PromiseSettlement,
  VisitConfirmation,
];
