import { UserError } from '@app/platform';
import { ObjectType } from '@nestjs/graphql';
import './imports.messages';

@ObjectType({ implements: () => [UserError], description: '导入操作被拒绝。A refused act on an import; nothing was saved.' })
export class EnterpriseImportRefused extends UserError {}
