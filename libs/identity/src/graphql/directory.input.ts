import type { LocalDate } from '@app/kernel';
import { IdScalar, IsText, LocalDateScalar, type Order, OrderInputOf, PageArgs } from '@app/platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import type { HeldRole } from '../domain/role-scope';
import type { UnitKind } from '../domain/unit-kinds';
import { PERSON_ORDER_FIELDS, type PersonOrderField, UNIT_ORDER_FIELDS, type UnitOrderField } from '../persistence/directory.queries';
import type { PersonKind } from '../persistence/person.entity';
import { PersonKindEnum, RoleEnum, UnitKindEnum } from './enums';

const CLIENT_ID = 'Made by the client for this intent: the same id with the same content is the same act.';

export const UnitOrder = OrderInputOf('Unit', UNIT_ORDER_FIELDS);
export const PersonOrder = OrderInputOf('Person', PERSON_ORDER_FIELDS);

@ArgsType()
export class UnitsArgs extends PageArgs {
  @Field(() => UnitOrder, { nullable: true, description: '排序；不填按机构顺序。' })
  @IsOptional()
  readonly orderBy?: Order<UnitOrderField> | null;
  @Field(() => IdScalar, { nullable: true, description: '直接下级。Units directly under this one.' }) readonly parentId?: string | null;
  @Field(() => IdScalar, { nullable: true, description: '本级及全部下级。This unit and everything under it.' }) readonly underId?:
    string | null;
  @Field(() => [UnitKindEnum], { nullable: true, description: '只要这些类别。' }) @IsOptional() @ArrayMaxSize(10) readonly kinds?:
    readonly UnitKind[] | null;
}

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => PersonOrder, { nullable: true, description: '排序；不填按机构顺序。' })
  @IsOptional()
  readonly orderBy?: Order<PersonOrderField> | null;
  @Field(() => IdScalar, { description: '本机构及其下级的人员。' }) readonly unitId!: string;
  @Field(() => RoleEnum, { nullable: true, description: '只要今天有这个角色的人。' }) readonly role?: HeldRole | null;
}

@InputType({ description: '新设机构。' })
export class CreateUnitInput {
  @Field(() => String, { description: CLIENT_ID }) @IsText('clientId') readonly clientId!: string;
  @Field(() => IdScalar, { description: '上级机构。' }) readonly parentId!: string;
  @Field(() => String, { description: '全称。' }) @IsText('unitName') readonly name!: string;
  @Field(() => String, { nullable: true, description: '简称；不填同全称。' }) @IsOptional() @IsText('unitShortName') readonly shortName?:
    string | null;
  @Field(() => UnitKindEnum, { description: '类别。' }) readonly kind!: UnitKind;
  @Field(() => String, { nullable: true, description: '代码：行政区划必填12位；其他不填则自动生成。' })
  @IsOptional()
  @IsText('unitCode')
  readonly code?: string | null;
  @Field(() => String, { nullable: true, description: '办公电话：手机、带区号的座机或短号。' })
  @IsOptional()
  @IsText('phone', { blank: true })
  readonly phone?: string | null;
}

@InputType({ description: '登记机构的办公电话。' })
export class SetUnitPhoneInput {
  @Field(() => IdScalar, { description: '机构。' }) readonly unitId!: string;
  @Field(() => String, { nullable: true, description: '办公电话；不填则清除。' })
  @IsOptional()
  @IsText('phone', { blank: true })
  readonly phone?: string | null;
}

@InputType({ description: '新增人员或外部程序。' })
export class CreatePersonInput {
  @Field(() => String, { description: CLIENT_ID }) @IsText('clientId') readonly clientId!: string;
  @Field(() => String, { description: '姓名。' }) @IsText('personName') readonly name!: string;
  @Field(() => IdScalar, { description: '管理机构。' }) readonly unitId!: string;
  @Field(() => String, { nullable: true, description: '账号；外部程序不填。' }) @IsOptional() @IsText('loginName') readonly loginName?:
    string | null;
  @Field(() => PersonKindEnum, { nullable: true, description: '不填为人员。' }) readonly kind?: PersonKind | null;
  @Field(() => String, { nullable: true, description: '工作手机号，用于起始卡，企业也能看到。' })
  @IsOptional()
  @IsText('phone', { blank: true })
  readonly phone?: string | null;
}

@InputType({ description: '登记人员的工作手机号。' })
export class SetPersonPhoneInput {
  @Field(() => IdScalar, { description: '人员。' }) readonly personId!: string;
  @Field(() => String, { nullable: true, description: '工作手机号；全角、空格、+86 均可；不填则清除。' })
  @IsOptional()
  @IsText('phone', { blank: true })
  readonly phone?: string | null;
}

@InputType({ description: '选定人员。' })
export class PersonInput {
  @Field(() => IdScalar, { description: '人员。' }) readonly personId!: string;
}

@InputType({ description: '授予岗位。' })
export class AssignPostInput {
  @Field(() => String, { description: CLIENT_ID }) @IsText('clientId') readonly clientId!: string;
  @Field(() => IdScalar, { description: '给谁。' }) readonly personId!: string;
  @Field(() => RoleEnum, { description: '角色。' }) readonly role!: HeldRole;
  @Field(() => IdScalar, { description: '所在机构。' }) readonly unitId!: string;
  @Field(() => IdScalar, { nullable: true, description: '范围；不填按角色：办公室、领导、干部看全镇（县），其他看本单位。' })
  readonly scopeUnitId?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: '起始日期；不填为今天。' }) readonly from?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: '最后一天；不填为长期。' }) readonly to?: LocalDate | null;
}

@InputType({ description: '结束岗位。' })
export class EndPostInput {
  @Field(() => IdScalar, { description: '岗位。' }) readonly postId!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: '最后一天；不填为立即结束。' }) readonly lastDay?: LocalDate | null;
}

@InputType({ description: '新建自己的令牌，绑定当前岗位。' })
export class CreateAccessTokenInput {
  @Field(() => String, { description: CLIENT_ID }) @IsText('clientId') readonly clientId!: string;
  @Field(() => String, { description: '用途。' }) @IsText('tokenName') readonly name!: string;
  @Field(() => LocalDateScalar, { description: '最后有效日：明天至一年内。' }) readonly expiresOn!: LocalDate;
  @Field(() => Boolean, { nullable: true, description: '只读。It may look and change nothing. No when left out.' })
  @IsOptional()
  readonly readOnly?: boolean;
  @Field(() => [String], {
    nullable: true,
    description: '只给这些权限。Permissions such as `appeal:read`, of those that the post has; all of them when left out.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly permissions?: readonly string[];
}

@InputType({ description: '给外部程序发令牌，绑定其岗位。' })
export class CreateProgramTokenInput extends CreateAccessTokenInput {
  @Field(() => IdScalar, { description: '外部程序。' }) readonly personId!: string;
}

@InputType({ description: '撤销自己的令牌。' })
export class RevokeAccessTokenInput {
  @Field(() => IdScalar, { description: '令牌。' }) readonly tokenId!: string;
}

@InputType('CalendarDayInput', { description: '通知中的一天。' })
export class CalendarDayInput {
  @Field(() => LocalDateScalar, { description: '日期。' }) readonly date!: LocalDate;
  @Field(() => Boolean, { description: '放假为 true，调休上班为 false。' }) readonly isOffDay!: boolean;
  @Field(() => String, { description: '节日名称，如春节。' }) readonly name!: string;
}

@InputType({ description: '录入国务院办公厅当年放假通知。' })
export class UploadCalendarYearInput {
  @Field(() => Int, { description: '年份。' }) readonly year!: number;
  @Field(() => [CalendarDayInput], { description: '通知列出的全部日期。' }) @ArrayMaxSize(80) readonly days!: readonly CalendarDayInput[];
  @Field(() => String, { description: '通知文号和日期。' }) @IsText('source') readonly source!: string;
}
