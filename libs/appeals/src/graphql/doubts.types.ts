import type { LocalDate } from '@app/kernel';
import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar, OrderInputOf } from '@app/platform';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ConfirmationClass, ProofDoubt, ProofKind } from '../domain/appeal.words';
import { DOUBT_ORDER_FIELDS } from '../persistence/doubts.list';
import * as e from './appeal.enums';

@ObjectType({ description: '疑点。A word of a firm on a reply that something speaks against its being the firm itself.' })
export class ConfirmationDoubt {
  @Field(() => IdScalar, { description: 'Id of the confirmation.' }) readonly id!: string;
  @Field(() => DateTimeScalar, { description: 'When it was said.' }) readonly recordedAt!: Date;
  @Field(() => IdScalar, { description: 'The appeal.' }) readonly appealId!: string;
  @Field(() => String, { description: '诉求编号。' }) readonly number!: string;
  @Field(() => String, { description: '企业。' }) readonly firmName!: string;
  @Field(() => String, { description: '属地。The area that owns the appeal.' }) readonly unitName!: string;
  @Field(() => e.ConfirmationClassEnum, { description: '独立性。A counts all the same; D waits for a call by another unit.' })
  readonly class!: ConfirmationClass;
  @Field(() => e.ProofKindEnum, { description: '凭什么确认。' }) readonly proof!: ProofKind;
  @Field(() => [String], { description: '经手人。Staff who printed a slip or a card of the firm since the registration.' })
  readonly holderNames!: readonly string[];
  @Field(() => String, { nullable: true, description: '用过这台设备的工作人员。Who of the staff last signed in there; null for nobody.' })
  readonly staffName!: string | null;
  @Field(() => [e.ProofDoubtEnum], { description: '疑点。' }) readonly doubts!: readonly ProofDoubt[];
  @Field(() => Int, { nullable: true, description: '距答复分钟数。Whole minutes from the last reply.' })
  readonly minutesSinceReply!: number | null;
}

export const ConfirmationDoubtConnection = ConnectionOf(ConfirmationDoubt, 'ConfirmationDoubt');
export const ConfirmationDoubtOrder = OrderInputOf('ConfirmationDoubt', DOUBT_ORDER_FIELDS);

@InputType({ description: '疑点的筛选。' })
export class ConfirmationDoubtsFilterInput {
  @Field(() => IdScalar, { nullable: true, description: 'A unit within your scope, with everything below it.' })
  readonly unitId?: string;
  @Field(() => e.ProofDoubtEnum, { nullable: true, description: '哪一种疑点。' })
  readonly doubt?: ProofDoubt;
  @Field(() => Boolean, {
    nullable: true,
    description: '是否计入。Those that count as the firm itself all the same, or those that do not.',
  })
  readonly counted?: boolean;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Said on or after.' })
  readonly from?: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Said on or before.' })
  readonly to?: LocalDate;
}
