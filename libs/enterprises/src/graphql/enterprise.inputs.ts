import type { LocalDate, Money } from '@app/kernel';
import { IdScalar, IsText, LocalDateScalar, MoneyScalar, OrderInputOf } from '@app/platform';
import { Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { EnterpriseKind, EnterpriseStatus } from '../domain/enterprise.words';
import { ENTERPRISE_ORDER_FIELDS } from '../persistence/enterprise.queries';

@InputType({ description: 'Registered capital.' })
export class CapitalInput {
  @Field(() => MoneyScalar, { description: 'Amount in units of the currency.' }) readonly amount!: Money;
  @Field(() => String, { nullable: true, description: 'ISO 4217; CNY when left out.' })
  @IsOptional()
  @IsText('currency')
  readonly currency?: string | null;
}

@InputType({ description: '已核对执照原件。The original licence was seen.' })
export class CodeOverrideInput {
  @Field(() => String, { description: 'Why the number is taken although a check digit fails; audited.' })
  @IsText('reason')
  readonly reason!: string;
}

@InputType({ isAbstract: true })
abstract class EnterpriseFactsInput {
  @Field(() => String, { nullable: true, description: 'Short name; proposed from the name when left out.' })
  @IsOptional()
  @IsText('firmShortName', { blank: true })
  readonly shortName?: string | null;
  @Field(() => String, { nullable: true, description: '统一社会信用代码; may be absent.' })
  @IsOptional()
  @IsText('creditCode', { blank: true })
  readonly creditCode?: string | null;
  @Field(() => CodeOverrideInput, { nullable: true, description: "Needs 'enterprise:override-code'." })
  @IsOptional()
  @ValidateNested()
  readonly codeOverride?: CodeOverrideInput | null;
  @Field(() => String, { nullable: true, description: '原工商注册号, 15 digits.' })
  @IsOptional()
  @IsText('registrationNo', { blank: true })
  readonly legacyRegistrationNo?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it is a branch.' }) readonly isBranch?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Class of GB/T 4754-2017.' })
  @IsOptional()
  @IsText('industryCode', { blank: true })
  readonly industryCode?: string | null;
  @Field(() => CapitalInput, { nullable: true, description: 'Registered capital.' })
  @IsOptional()
  @ValidateNested()
  readonly capital?: CapitalInput | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of registration.' }) readonly establishedOn?: LocalDate | null;
  @Field(() => String, { nullable: true, description: '经营范围.' })
  @IsOptional()
  @IsText('businessScope', { blank: true })
  readonly businessScope?: string | null;
  @Field(() => String, { nullable: true, description: '注册地址.' })
  @IsOptional()
  @IsText('address', { blank: true })
  readonly registeredAddress?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the contact.' })
  @IsOptional()
  @IsText('personName', { blank: true })
  readonly contactName?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone of the contact.' })
  @IsOptional()
  @IsText('phone', { blank: true })
  readonly contactPhone?: string | null;
}

@InputType({ description: '新增市场主体。A firm to be entered.' })
export class CreateEnterpriseInput extends EnterpriseFactsInput {
  @Field(() => String, { description: 'Made by the client for this one intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The unit that looks after it, within your scope.' }) readonly unitId!: string;
  @Field(() => String, { description: 'Full name.' }) @IsText('firmName') readonly name!: string;
  @Field(() => EnterpriseKind, { description: 'Kind of market entity.' }) readonly kind!: EnterpriseKind;
}

@InputType({ description: '修改市场主体。What is left out stays; null empties it.' })
export class EditEnterpriseInput extends EnterpriseFactsInput {
  @Field(() => IdScalar, { description: 'The firm.' }) readonly enterpriseId!: string;
  @Field(() => Int, { description: 'The version you saw.' }) readonly version!: number;
  @Field(() => String, { nullable: true, description: 'Full name.' }) @IsOptional() @IsText('firmName') readonly name?: string | null;
  @Field(() => EnterpriseKind, { nullable: true, description: 'Kind of market entity.' }) readonly kind?: EnterpriseKind | null;
  @Field(() => EnterpriseStatus, { nullable: true, description: 'Whether it is in business.' }) readonly status?: EnterpriseStatus | null;
}

@InputType({ description: 'Which firms: every condition given must hold.' })
export class EnterpriseFilterInput {
  @Field(() => IdScalar, { nullable: true, description: 'Firms of this unit and those below it.' }) readonly unitId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A piece of the name or the short name, with brackets of either width and in any case; or the beginning of a code.',
  })
  @IsOptional()
  @IsText('search', { blank: true })
  readonly text?: string | null;
  @Field(() => EnterpriseKind, { nullable: true, description: 'Kind of market entity.' }) readonly kind?: EnterpriseKind | null;
  @Field(() => EnterpriseStatus, { nullable: true, description: 'Whether it is in business.' }) readonly status?: EnterpriseStatus | null;
  @Field(() => Boolean, { nullable: true, description: 'Only firms you are responsible for today, wherever they are.' }) readonly mine?:
    boolean | null;
}

export const EnterpriseOrder = OrderInputOf('Enterprise', ENTERPRISE_ORDER_FIELDS);

@InputType({ description: 'The firm to issue a link for.' })
export class IssueEnterpriseLinkInput {
  @Field(() => IdScalar, { description: 'The firm.' }) readonly enterpriseId!: string;
}

@InputType({ description: 'The link to withdraw.' })
export class RevokeEnterpriseLinkInput {
  @Field(() => IdScalar, { description: 'The link.' }) readonly linkId!: string;
  @Field(() => String, { nullable: true, description: '原因。Kept in the audit.' })
  @IsOptional()
  @IsText('shortReason', { blank: true })
  readonly reason?: string | null;
}

@InputType({ description: '打印服务卡。' })
export class IssueEnterpriseCardsInput {
  @Field(() => [IdScalar], { description: 'The firms, at most 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  readonly enterpriseIds!: readonly string[];
}

@InputType({ description: 'A look at a contact in full.' })
export class RevealContactInput {
  @Field(() => IdScalar, { description: 'The firm.' }) readonly enterpriseId!: string;
  @Field(() => String, { description: 'Why; goes into the audit.' }) @IsText('reason') readonly reason!: string;
}

@InputType({ description: '合并重复登记。One firm was entered twice.' })
export class MergeEnterprisesInput {
  @Field(() => String, { nullable: true, description: 'Made by the client for this one intent.' })
  @IsOptional()
  @IsText('clientId')
  readonly clientId?: string | null;
  @Field(() => IdScalar, { description: 'The entry that is read as the other from now on.' }) readonly loserId!: string;
  @Field(() => IdScalar, { description: 'The entry that stays.' }) readonly survivorId!: string;
  @Field(() => String, { description: 'Why they are the same.' }) @IsText('reason') readonly reason!: string;
}

@InputType({ description: '撤销合并。' })
export class UndoEnterpriseMergeInput {
  @Field(() => IdScalar, { description: 'Id of the merge.' }) readonly aliasId!: string;
  @Field(() => String, { description: 'Why they are not the same.' }) @IsText('reason') readonly reason!: string;
}
