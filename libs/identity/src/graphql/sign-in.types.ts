import { IdScalar, resultUnion } from '@app/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import type { HeldRole } from '../domain/role-scope';
import { PasswordRefused, SetupRefused, SignInRefused } from '../identity.errors';
import type { ListedDevice } from '../persistence/device.queries';
import { DeviceType } from './devices.types';
import { UnitNameType } from './directory.types';
import { RoleEnum } from './enums';

@ObjectType({ description: '姓名。A person, by name only.' })
export class PersonName {
  @Field(() => IdScalar, { description: 'Id of the person.' }) readonly id!: string;
  @Field(() => String, { description: '姓名。' }) readonly name!: string;
}

@ObjectType('MyPost', { description: '我的岗位。One of the posts of the person who is signed in.' })
export class MyPostType {
  @Field(() => IdScalar, { description: 'Id of the post.' }) readonly id!: string;
  @Field(() => RoleEnum, { description: '角色。' }) readonly role!: HeldRole;
  @Field(() => UnitNameType, { description: '所在机构。' }) readonly unit!: UnitNameType;
  @Field(() => UnitNameType, { description: '范围。The unit whose whole area it sees.' }) readonly scopeUnit!: UnitNameType;
}

@ObjectType('Me', { description: '当前登录的人、岗位和权限。Who is signed in, in which post, and what that allows.' })
export class MeType {
  @Field(() => PersonName, { description: '本人。' }) readonly person!: PersonName;
  @Field(() => String, { nullable: true, description: '账号；外部程序没有。' }) readonly loginName!: string | null;
  @Field(() => MyPostType, { nullable: true, description: '当前岗位。None: choose one first.' }) readonly post!: MyPostType | null;
  @Field(() => [MyPostType], { description: '今天有效的全部岗位。' }) readonly posts!: readonly MyPostType[];
  @Field(() => [String], { description: 'Permissions of the present post, such as `appeal:close`.' })
  readonly permissions!: readonly string[];
  @Field(() => Boolean, { description: '必须先修改密码。Nothing else is possible before.' }) readonly mustChangePassword!: boolean;
  @Field(() => DeviceType, { nullable: true, description: '用 PIN 码登录的这部手机。None: signed in by password, or a program.' })
  readonly device!: ListedDevice | null;
}

@ObjectType('SignedIn', { description: '已登录。The session is in the cookie.' })
export class SignedInAs {
  @Field(() => MeType, { description: 'Who is signed in now.' }) readonly me!: MeType;
}

@ObjectType({ description: '密码已修改，其他设备已下线。' })
export class PasswordChanged {
  @Field(() => MeType, { description: 'Who is signed in, with what is possible now.' }) readonly me!: MeType;
}

@ObjectType({ description: '初始化完成，请登录。' })
export class InstallationSetUp {
  @Field(() => IdScalar, { description: 'Id of the root of the county.' }) readonly countyId!: string;
}

export const SignInResult = resultUnion('SignInResult', 'Signed in, or why not.', SignedInAs, SignInRefused);
export const SwitchPostResult = resultUnion('SwitchPostResult', 'Signed in with the other post, or why not.', SignedInAs, SignInRefused);
export const ChangePasswordResult = resultUnion(
  'ChangePasswordResult',
  'The password is changed, or why not.',
  PasswordChanged,
  PasswordRefused,
);
export const UseFirstAdminLinkResult = resultUnion(
  'UseFirstAdminLinkResult',
  'The installation is set up, or why not.',
  InstallationSetUp,
  SetupRefused,
);
