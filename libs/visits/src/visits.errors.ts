import { UserError } from '@app/platform';
import { ObjectType } from '@nestjs/graphql';
import './visits.messages';

@ObjectType({ implements: () => [UserError], description: '走访登记或更正被拒绝。A visit was not logged or corrected; nothing was saved.' })
export class VisitRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '走访名单的操作被拒绝。A list or a reason was not changed; nothing was saved.' })
export class CampaignRefused extends UserError {}
