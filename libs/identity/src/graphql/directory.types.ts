import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar, resultUnion } from '@app/platform';
import { Field, ObjectType } from '@nestjs/graphql';
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

export const CreateUnitResult = resultUnion('CreateUnitResult', 'The new unit, or why not.', UnitType, UnitRefused);
export const CreatePersonResult = resultUnion('CreatePersonResult', 'The new person, or why not.', PersonWithStartPassword, PersonRefused);
export const ResetPasswordResult = resultUnion(
  'ResetPasswordResult',
  'The new start password, or why not.',
  PersonWithStartPassword,
  PersonRefused,
);
export const SetPersonPhoneResult = resultUnion(
  'SetPersonPhoneResult',
  'The person with the new number, or why not.',
  PersonType,
  PersonRefused,
);
export const SetUnitPhoneResult = resultUnion('SetUnitPhoneResult', 'The unit with the new number, or why not.', UnitType, UnitRefused);
export const DisablePersonResult = resultUnion('DisablePersonResult', 'The person, switched off, or why not.', PersonType, PersonRefused);
export const EnablePersonResult = resultUnion(
  'EnablePersonResult',
  'The person, switched on again, or why not.',
  PersonType,
  PersonRefused,
);
export const AssignPostResult = resultUnion('AssignPostResult', 'The new post, or why not.', PostType, PostRefused);
export const EndPostResult = resultUnion('EndPostResult', 'The post that ends, or why not.', PostType, PostRefused);
export const CreateAccessTokenResult = resultUnion(
  'CreateAccessTokenResult',
  'The new token, or why not.',
  IssuedAccessToken,
  AccessTokenRefused,
);
