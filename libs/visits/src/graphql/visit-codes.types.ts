import type { LocalDate } from '@app/kernel';
import { DateTimeScalar, IdScalar, IsText, LocalDateScalar, resultUnion } from '@app/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { VisitChannel } from '../domain/visit';
import { VisitRefused } from '../visits.errors';
import { VisitChannelEnum } from './visits.enums';

@ObjectType({ description: '让企业扫一扫。A firm of a visit, its word on it, and the key that its own phone may scan.' })
export class VisitCode {
  @Field(() => IdScalar, { description: 'Id of the enterprise, as it was visited.' }) readonly firmId!: string;
  @Field(() => String, { nullable: true, description: 'Its name; null when it was never within your scope.' })
  readonly firmName!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'To be shown as a QR code of `<site>/p/v#<key>`; null for those who took no part in the visit.',
  })
  readonly key!: string | null;
  @Field(() => DateTimeScalar, { description: 'Until when this key is good: one to two hours from now. A newer one is made every hour.' })
  readonly goodUntil!: Date;
  @Field(() => Boolean, { nullable: true, description: '来过。What the firm said; null when it has not.' }) readonly tookPlace!:
    boolean | null;
  @Field(() => String, { nullable: true, description: '说明。In the words of the firm.' }) readonly comment!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the firm said so.' }) readonly confirmedAt!: Date | null;
}

@ObjectType({ description: '走访人员。Who came, as the firm is told.' })
export class VisitByCodeVisitor {
  @Field(() => String, { description: 'Name.' }) readonly name!: string;
  @Field(() => String, { nullable: true, description: 'Unit; null for an outsider.' }) readonly unitName!: string | null;
}

@ObjectType({ description: '待确认的走访。What the firm is asked to confirm, and nothing more of the visit.' })
export class VisitByCode {
  @Field(() => String, { description: '企业名称。The firm that is asked.' }) readonly firmName!: string;
  @Field(() => LocalDateScalar, { description: '走访日期。' }) readonly occurredOn!: LocalDate;
  @Field(() => VisitChannelEnum, { description: '走访方式。' }) readonly channel!: VisitChannel;
  @Field(() => String, { description: '走访单位。' }) readonly unitName!: string;
  @Field(() => [VisitByCodeVisitor], { description: '走访人员。' }) readonly visitors!: readonly VisitByCodeVisitor[];
  @Field(() => Boolean, { nullable: true, description: '来过。What the firm has said already; null when it has not.' })
  readonly tookPlace!: boolean | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the firm said so.' }) readonly confirmedAt!: Date | null;
}

@InputType({ description: '扫码。What the QR code on the visitor’s phone holds.' })
export class OpenVisitCodeInput {
  @Field(() => String, { description: 'The key: what stands behind the # of the address.' })
  @IsText('visitKey')
  readonly key!: string;
}

@InputType({ description: '扫码确认走访。The word of the firm on the one visit of the key.' })
export class ConfirmVisitByCodeInput extends OpenVisitCodeInput {
  @Field(() => Boolean, { description: '来过。It took place as it is shown.' }) readonly tookPlace!: boolean;
  @Field(() => String, { nullable: true, description: '说明。In the words of the firm.' })
  @IsOptional()
  @IsText('note', { blank: true })
  readonly comment?: string | null;
}

export const VisitByCodeResult = resultUnion(
  'VisitByCodeResult',
  'The one visit of the key, or that the key is no longer good or the firm has said otherwise before.',
  VisitByCode,
  VisitRefused,
);
