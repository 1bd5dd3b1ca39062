import { Enterprise } from '@app/enterprises';
import type { LocalDate } from '@app/kernel';
import { ConnectionOf, IdScalar, IsText, LocalDateScalar, OrderInputOf, resultUnion } from '@app/platform';
import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LiaisonRole } from '../domain/liaison.words';
import { LiaisonRefused } from '../liaison.errors';
import { MY_FIRM_ORDER_FIELDS } from '../persistence/liaison.queries';

registerEnumType(LiaisonRole, {
  name: 'LiaisonRole',
  description: '包联角色。In which role somebody is responsible for a firm.',
  valuesMap: {
    COUNTY_LEADER: { description: '县领导' },
    TOWN_LEADER: { description: '镇领导' },
    CADRE: { description: '干部' },
    VILLAGE_LIAISON: { description: '村联络员' },
    LEGAL_LIAISON: { description: '法治联络员' },
    BANK: { description: '银行' },
  },
});

@ObjectType({ description: '包联关系。Somebody is responsible for a firm in a role, for a time.' })
export class Liaison {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => IdScalar, { description: 'The firm it was entered for.' }) readonly enterpriseId!: string;
  @Field(() => LiaisonRole, { description: 'The role.' }) readonly role!: LiaisonRole;
  @Field(() => IdScalar, { description: 'Who is responsible.' }) readonly personId!: string;
  @Field(() => String, { description: 'Name of who is responsible.' }) readonly personName!: string;
  @Field(() => String, { description: 'The unit that person belongs to.' }) readonly personUnitName!: string;
  @Field(() => LocalDateScalar, { description: 'First day.' }) readonly from!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it is open.' }) readonly to!: LocalDate | null;
  @Field(() => String, { nullable: true, description: 'Why it ended; REPLACED by a successor.' }) readonly endReason!: string | null;
  @Field(() => Boolean, { description: 'Whether it holds today.' }) readonly isActive!: boolean;
}

@ObjectType({ description: '我包联的企业。A firm the asker is responsible for.' })
export class MyFirm {
  @Field(() => Enterprise, { description: 'The firm.' }) readonly enterprise!: Enterprise;
  @Field(() => [LiaisonRole], { description: 'In which roles.' }) readonly roles!: readonly LiaisonRole[];
  @Field(() => LocalDateScalar, { description: 'Since when.' }) readonly since!: LocalDate;
}
export const MyFirmConnection = ConnectionOf(MyFirm, 'MyFirm');
export const MyFirmOrder = OrderInputOf('MyFirm', MY_FIRM_ORDER_FIELDS);

@InputType({ description: '安排包联。Makes somebody responsible for a firm.' })
export class AssignLiaisonInput {
  @Field(() => String, { description: 'Made by the client for this one intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The firm.' }) readonly enterpriseId!: string;
  @Field(() => IdScalar, { nullable: true, description: 'The person; this or postId.' }) readonly personId?: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'One post of a person; this or personId.' }) readonly postId?: string | null;
  @Field(() => LiaisonRole, { description: 'In which role.' }) readonly role!: LiaisonRole;
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day; today when left out.' }) readonly from?: LocalDate | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'End the present holder the day before; one who began on that very day keeps it and the new one begins a day later.',
  })
  readonly replace?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Why it is entered late: beyond 30 days.' })
  @IsOptional()
  @IsText('reason', { blank: true })
  readonly lateReason?: string | null;
}

@InputType({ description: '结束包联。' })
export class EndLiaisonInput {
  @Field(() => IdScalar, { description: 'Which period.' }) readonly liaisonId!: string;
  @Field(() => LocalDateScalar, { description: 'Its last day.' }) readonly on!: LocalDate;
  @Field(() => String, { description: 'Why it ends.' }) @IsText('reason') readonly reason!: string;
}

export const AssignLiaisonResult = resultUnion('AssignLiaisonResult', 'The new period, or why there is none.', Liaison, LiaisonRefused);
export const EndLiaisonResult = resultUnion('EndLiaisonResult', 'The ended period, or why it goes on.', Liaison, LiaisonRefused);
