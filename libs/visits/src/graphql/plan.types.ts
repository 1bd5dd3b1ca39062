import type { LocalDate } from '@app/kernel';
import { DateTimeScalar, IdScalar, LocalDateScalar } from '@app/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { VisitPromise } from './visits.types';

@ObjectType({ description: '企业未了诉求。An appeal of a firm that is not closed, as a phone shows it.' })
export class PlannedAppeal {
  @Field(() => IdScalar, { description: 'Id of the appeal.' }) readonly id!: string;
  @Field(() => String, { description: '挂号编号。' }) readonly number!: string;
  @Field(() => String, { description: '标题。' }) readonly title!: string;
  @Field(() => String, { description: 'State of the appeal, a code of AppealState.' }) readonly state!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: '办理时限。Null before it is accepted.' }) readonly dueOn!: LocalDate | null;
  @Field(() => Int, { nullable: true, description: 'Working days left until the due date; negative when overdue.' })
  readonly workingDaysLeft!: number | null;
  @Field(() => String, { nullable: true, description: '主办单位。Short name; null before it was dispatched.' })
  readonly unitName!: string | null;
}

@ObjectType({ description: '走访清单中的企业。A firm to be visited, with what a phone needs of it without a network.' })
export class PlannedFirm {
  @Field(() => IdScalar, { description: 'Id of the enterprise.' }) readonly id!: string;
  @Field(() => String, { description: 'Its name.' }) readonly name!: string;
  @Field(() => String, { description: 'Its short name.' }) readonly shortName!: string;
  @Field(() => String, { description: 'Its name in pinyin, syllable by syllable with blanks between, without tones: for searching.' })
  readonly pinyin!: string;
  @Field(() => String, { description: 'The first letters of its name in pinyin: for searching.' }) readonly initials!: string;
  @Field(() => String, { description: 'The village or unit that looks after it.' }) readonly unitName!: string;
  @Field(() => String, { nullable: true, description: '住所。' }) readonly address!: string | null;
  @Field(() => String, { nullable: true, description: '联系人。' }) readonly contactName!: string | null;
  @Field(() => String, { nullable: true, description: '联系电话，已遮盖。Masked.' }) readonly contactPhone!: string | null;
  @Field(() => Boolean, { description: '我包联的。You are responsible for it today.' }) readonly mine!: boolean;
  @Field(() => LocalDateScalar, { nullable: true, description: '上次走访。The last visit that was not a call; null when there was none.' })
  readonly lastVisitOn!: LocalDate | null;
  @Field(() => String, { nullable: true, description: 'Who made the last visit.' }) readonly lastVisitBy!: string | null;
  @Field(() => Boolean, { description: '今年已走访。' }) readonly visitedThisYear!: boolean;
  @Field(() => [PlannedAppeal], { description: '未了诉求。Nearest due date first.' }) readonly appeals!: readonly PlannedAppeal[];
  @Field(() => [VisitPromise], { description: '未了承诺。Promises to it that are not settled.' })
  readonly promises!: readonly VisitPromise[];
  @Field(() => LocalDateScalar, { nullable: true, description: 'The nearest due date of its appeals and promises.' })
  readonly nextDueOn!: LocalDate | null;
}

@ObjectType({ description: '走访清单。The firms somebody looks after, due and not yet visited ones first.' })
export class VisitPlan {
  @Field(() => DateTimeScalar, { description: '数据时间。When this was read.' }) readonly at!: Date;
  @Field(() => LocalDateScalar, { description: 'The day by the server, in Beijing.' }) readonly today!: LocalDate;
  @Field(() => Boolean, { description: 'False when there are more firms than one phone takes along (5,000).' }) readonly complete!: boolean;
  @Field(() => [PlannedFirm], { description: 'The firms.' }) readonly firms!: readonly PlannedFirm[];
}

@ObjectType({ description: '同行人员。Somebody who may have gone along.' })
export class VisitCompanion {
  @Field(() => IdScalar, { nullable: true, description: 'Id of the person; null for an outsider who was named before.' })
  readonly id!: string | null;
  @Field(() => String, { description: 'Name.' }) readonly name!: string;
  @Field(() => String, { nullable: true, description: 'Unit; null for an outsider.' }) readonly unitName!: string | null;
  @Field(() => Int, { description: 'How many visits of the last year you made together.' }) readonly times!: number;
}
