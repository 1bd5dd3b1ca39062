import { UserError } from '@app/platform';
import { ObjectType } from '@nestjs/graphql';
import './visits.messages';

@ObjectType({ implements: () => [UserError], description: '走访登记或更正被拒绝。A visit was not logged or corrected; nothing was saved.' })
export class VisitRefused extends UserError {}
