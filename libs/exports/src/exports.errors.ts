import { UserError } from '@app/platform';
import { ObjectType } from '@nestjs/graphql';
import './exports.messages';

@ObjectType({ implements: () => [UserError], description: '导出被拒绝。An export that was not begun.' })
export class ExportRefused extends UserError {}
