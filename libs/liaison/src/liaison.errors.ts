import { UserError } from '@app/platform';
import { ObjectType } from '@nestjs/graphql';
import './liaison.messages';

@ObjectType({ implements: () => [UserError], description: '包联操作被拒绝。A refused act on liaison; nothing was saved.' })
export class LiaisonRefused extends UserError {}
