import type { LocalDate } from '@app/kernel';
import { DateTimeScalar, IdScalar, LocalDateScalar, resultUnion } from '@app/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import type { PromiseOutcome, VisitTopic, VisitChannel } from '../domain/visit';
import { VisitRefused } from '../visits.errors';
import { PromiseOutcomeEnum, VisitTopicEnum, VisitChannelEnum } from './visits.enums';

@ObjectType({ description: '对本企业的承诺。Something that was promised to the firm.' })
export class OwnPromise {
  @Field(() => IdScalar, { description: 'Id of the promise.' }) readonly id!: string;
  @Field(() => String, { description: '承诺内容。' }) readonly text!: string;
  @Field(() => LocalDateScalar, { description: '几号前。' }) readonly dueOn!: LocalDate;
  @Field(() => PromiseOutcomeEnum, { nullable: true, description: '结果。Null while it is open.' })
  readonly outcome!: PromiseOutcome | null;
}

@ObjectType({ description: '本企业的一次走访。A visit to the firm, as the firm sees it: not what the visitor wrote down.' })
export class OwnVisit {
  @Field(() => IdScalar, { description: 'Id of the visit.' }) readonly id!: string;
  @Field(() => LocalDateScalar, { description: '走访日期。' }) readonly occurredOn!: LocalDate;
  @Field(() => VisitChannelEnum, { description: '走访方式。' }) readonly channel!: VisitChannel;
  @Field(() => [VisitTopicEnum], { description: '走访内容。' }) readonly topics!: readonly VisitTopic[];
  @Field(() => String, { description: '走访单位。' }) readonly unitName!: string;
  @Field(() => [String], { description: '走访人员。Names.' }) readonly visitors!: readonly string[];
  @Field(() => [OwnPromise], { description: '承诺事项。What was promised to the firm.' }) readonly promises!: readonly OwnPromise[];
  @Field(() => Boolean, { description: '请企业确认。The visitor asked the firm to confirm it.' }) readonly asked!: boolean;
  @Field(() => Boolean, { nullable: true, description: '企业确认。What the firm said; null when it has not.' })
  readonly tookPlace!: boolean | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the firm said so.' }) readonly confirmedAt!: Date | null;
}

export const OwnVisitResult = resultUnion(
  'OwnVisitResult',
  'The visit with the word of the firm, or why it was not taken.',
  OwnVisit,
  VisitRefused,
);
