import { UserError } from '@app/platform';
import { ObjectType } from '@nestjs/graphql';
import './identity.messages';

@ObjectType({ implements: () => [UserError], description: '登录或切换岗位被拒绝。The sign-in or the change of post was refused.' })
export class SignInRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '修改密码被拒绝。The new password was refused.' })
export class PasswordRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '手机设备操作被拒绝。Something about a phone was refused.' })
export class DeviceRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '机构操作被拒绝。Something about a unit was refused.' })
export class UnitRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '人员操作被拒绝。Something about a person was refused.' })
export class PersonRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '岗位操作被拒绝。Something about a post was refused.' })
export class PostRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '令牌操作被拒绝。Something about a token was refused.' })
export class AccessTokenRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '查询被拒绝。Number and query code do not fit, or there were too many tries.' })
export class TrackRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '初始化被拒绝。Setting up the installation was refused.' })
export class SetupRefused extends UserError {}

@ObjectType({ implements: () => [UserError], description: '接管确认被拒绝。A decision about a new password or slip was refused.' })
export class TakeoverRefused extends UserError {}
