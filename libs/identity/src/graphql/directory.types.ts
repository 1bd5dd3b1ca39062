import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar } from '@app/platform';
import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import type { HeldRole } from '../domain/role-scope';
import type { UnitKind } from '../domain/unit-kinds';
import { AccessTokenRefused, PersonRefused, PostRefused, UnitRefused } from '../identity.errors';
import type { PersonKind } from '../persistence/person.entity';
import { PersonKindEnum, RoleEnum, UnitKindEnum } from './enums';

@ObjectType('UnitName', { description: '机构名称。A unit, by its names only.' })
export class UnitNameType {
  @Field(() => IdScalar, { description: 'Id of the unit.' }) readonly id!: string;
  @Field(() => String, { description: '全称。' }) readonly name!: string;
  @Field(() => String, { description: '简称。' }) readonly shortName!: string;
}

@ObjectType('Unit', { description: '机构：行政区划、部门、站所、银行、律师事务所。One node of the tree of units.' })
export class UnitType {
  @Field(() => IdScalar, { description: 'Id of the unit.' }) readonly id!: string;
  @Field(() => IdScalar, { nullable: true, description: '上级机构。None: a root.' }) readonly parentId!: string | null;
  @Field(() => String, { description: '全称。' }) readonly name!: string;
  @Field(() => String, { description: '简称。' }) readonly shortName!: string;
  @Field(() => UnitKindEnum, { description: '类别。' }) readonly kind!: UnitKind;
  @Field(() => String, { description: '12位区划代码，或上级代码加“-”加短码。' }) readonly code!: string;
  @Field(() => String, { nullable: true, description: '办公电话。' }) readonly phone!: string | null;
  @Field(() => Boolean, { description: 'Whether there are units under it.' }) readonly hasUnits!: boolean;
  @Field(() => LocalDateScalar, { nullable: true, description: '撤销日期。Last day of a unit that was closed.' }) readonly validTo!:
    string | null;
}

@ObjectType('Post', { description: '岗位：谁、什么角色、在哪里、看哪里、何时。A role held by a person.' })
export class PostType {
  @Field(() => IdScalar, { description: 'Id of the post.' }) readonly id!: string;
  @Field(() => IdScalar, { description: 'Whose it is.' }) readonly personId!: string;
  @Field(() => RoleEnum, { description: '角色。' }) readonly role!: HeldRole;
  @Field(() => UnitNameType, { description: '所在机构。Where it sits.' }) readonly unit!: UnitNameType;
  @Field(() => UnitNameType, { description: '范围。The unit whose whole area it sees.' }) readonly scopeUnit!: UnitNameType;
  @Field(() => LocalDateScalar, { description: '起始日期。' }) readonly validFrom!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: '最后一天。Last valid day; none: without an end.' }) readonly validTo!:
    string | null;
  @Field(() => Boolean, { description: '今天是否有效。' }) readonly active!: boolean;
}

@ObjectType('Person', { description: '人员或外部程序。Somebody who can hold posts.' })
export class PersonType {
  @Field(() => IdScalar, { description: 'Id of the person.' }) readonly id!: string;
  @Field(() => String, { description: '姓名。' }) readonly name!: string;
  @Field(() => PersonKindEnum, { description: '类别。' }) readonly kind!: PersonKind;
  @Field(() => UnitNameType, { description: '管理机构。The unit whose administrators look after the person.' })
  readonly unit!: UnitNameType;
  @Field(() => String, { nullable: true, description: '工作手机号，只含数字。The work phone, digits only.' }) readonly phone!:
    string | null;
  @Field(() => Boolean, { description: '是否已停用。' }) readonly disabled!: boolean;
  @Field(() => [PostType], { description: '今天有效的岗位。Valid posts that the reader may see.' }) readonly posts!: readonly PostType[];
}

@ObjectType('AccessToken', { description: '访问令牌。Lets a program act in one post until a day; its secret is not readable.' })
export class AccessTokenType {
  @Field(() => IdScalar, { description: 'Id of the token.' }) readonly id!: string;
  @Field(() => String, { description: '用途。' }) readonly name!: string;
  @Field(() => IdScalar, { description: 'Whose it is.' }) readonly personId!: string;
  @Field(() => IdScalar, { description: 'The post it is bound to.' }) readonly postId!: string;
  @Field(() => RoleEnum, { description: '岗位角色。' }) readonly role!: HeldRole;
  @Field(() => String, { description: '岗位所在机构。' }) readonly unitName!: string;
  @Field(() => Boolean, { description: '只读。It may look and change nothing.' }) readonly readOnly!: boolean;
  @Field(() => [String], { nullable: true, description: '权限。What it was given of the post; null: all of it.' })
  readonly permissions!: readonly string[] | null;
  @Field(() => DateTimeScalar, { description: '失效时间。' }) readonly expiresAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: '撤销时间。' }) readonly revokedAt!: Date | null;
  @Field(() => DateTimeScalar, { description: '创建时间。' }) readonly recordedAt!: Date;
}

@ObjectType({ description: '人员及其初始密码。A person and the password to hand over.' })
export class PersonWithStartPassword {
  @Field(() => PersonType, { description: '人员。' }) readonly person!: PersonType;
  @Field(() => String, {
    nullable: true,
    description: '初始密码，只显示这一次。Shown this once; absent for programs and for a repeated request.',
  })
  readonly startPassword!: string | null;
}

@ObjectType({ description: '新令牌。A new token with its secret.' })
export class IssuedAccessToken {
  @Field(() => AccessTokenType, { description: '令牌。' }) readonly token!: AccessTokenType;
  @Field(() => String, { nullable: true, description: '令牌内容，只显示这一次。Shown this once; absent for a repeated request.' })
  readonly secret!: string | null;
}

export const UnitConnection = ConnectionOf(UnitType, 'Unit');
export const PersonConnection = ConnectionOf(PersonType, 'Person');

const either =
  <S, R>(success: S, refused: R & (new (...args: never[]) => object)) =>
  (value: unknown) =>
    value instanceof refused ? refused : success;

export const CreateUnitResult = createUnionType({
  name: 'CreateUnitResult',
  description: 'The new unit, or why not.',
  types: () => [UnitType, UnitRefused] as const,
  resolveType: either(UnitType, UnitRefused),
});
export const CreatePersonResult = createUnionType({
  name: 'CreatePersonResult',
  description: 'The new person, or why not.',
  types: () => [PersonWithStartPassword, PersonRefused] as const,
  resolveType: either(PersonWithStartPassword, PersonRefused),
});
export const ResetPasswordResult = createUnionType({
  name: 'ResetPasswordResult',
  description: 'The new start password, or why not.',
  types: () => [PersonWithStartPassword, PersonRefused] as const,
  resolveType: either(PersonWithStartPassword, PersonRefused),
});
export const SetPersonPhoneResult = createUnionType({
  name: 'SetPersonPhoneResult',
  description: 'The person with the new number, or why not.',
  types: () => [PersonType, PersonRefused] as const,
  resolveType: either(PersonType, PersonRefused),
});
export const SetUnitPhoneResult = createUnionType({
  name: 'SetUnitPhoneResult',
  description: 'The unit with the new number, or why not.',
  types: () => [UnitType, UnitRefused] as const,
  resolveType: either(UnitType, UnitRefused),
});
export const DisablePersonResult = createUnionType({
  name: 'DisablePersonResult',
  description: 'The person, switched off, or why not.',
  types: () => [PersonType, PersonRefused] as const,
  resolveType: either(PersonType, PersonRefused),
});
export const EnablePersonResult = createUnionType({
  name: 'EnablePersonResult',
  description: 'The person, switched on again, or why not.',
  types: () => [PersonType, PersonRefused] as const,
  resolveType: either(PersonType, PersonRefused),
});
export const AssignPostResult = createUnionType({
  name: 'AssignPostResult',
  description: 'The new post, or why not.',
  types: () => [PostType, PostRefused] as const,
  resolveType: either(PostType, PostRefused),
});
export const EndPostResult = createUnionType({
  name: 'EndPostResult',
  description: 'The post that ends, or why not.',
  types: () => [PostType, PostRefused] as const,
  resolveType: either(PostType, PostRefused),
});
export const CreateAccessTokenResult = createUnionType({
  name: 'CreateAccessTokenResult',
  description: 'The new token, or why not.',
  types: () => [IssuedAccessToken, AccessTokenRefused] as const,
  resolveType: either(IssuedAccessToken, AccessTokenRefused),
});
