import type { DayReason } from '@app/kernel';
import { LocalDateScalar } from '@app/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DayReasonEnum } from './enums';

@ObjectType('CalendarDay', { description: '通知中的一天：放假或调休上班。' })
export class CalendarDayType {
  @Field(() => LocalDateScalar, { description: '日期。' }) readonly date!: string;
  @Field(() => Boolean, { description: '是否放假。' }) readonly isOffDay!: boolean;
  @Field(() => String, { description: '节日名称。' }) readonly name!: string;
}

@ObjectType('CalendarYear', { description: '一年的放假安排。' })
export class CalendarYearType {
  @Field(() => Int, { description: '年份。' }) readonly year!: number;
  @Field(() => Boolean, { description: '当年通知是否已公布并录入。' }) readonly published!: boolean;
  @Field(() => String, { nullable: true, description: '录入的通知文号；内置年份没有。' }) readonly source!: string | null;
  @Field(() => [CalendarDayType], { description: '通知列出的日期。' }) readonly days!: readonly CalendarDayType[];
}

@ObjectType('ExplainedDay', { description: '一天是否计入工作日及原因。' })
export class ExplainedDayType {
  @Field(() => LocalDateScalar, { description: '日期。' }) readonly date!: string;
  @Field(() => Int, { description: '星期：1 = 星期一 … 7 = 星期日。' }) readonly weekday!: number;
  @Field(() => DayReasonEnum, { description: '原因。' }) readonly reason!: DayReason;
  @Field(() => Int, { nullable: true, description: '第几个工作日；不计则无。' }) readonly ordinal!: number | null;
  @Field(() => String, { nullable: true, description: '节日名称。' }) readonly holiday!: string | null;
  @Field(() => Boolean, { description: '尚未公布的通知可能改变这一天。' }) readonly provisional!: boolean;
}

@ObjectType('WorkingDay', { description: '第 n 个工作日及推算过程。' })
export class WorkingDayType {
  @Field(() => LocalDateScalar, { description: '日期。' }) readonly date!: string;
  @Field(() => Boolean, { description: '尚未公布的通知可能改变结果。' }) readonly provisional!: boolean;
  @Field(() => [ExplainedDayType], { description: '逐日说明。' }) readonly explain!: readonly ExplainedDayType[];
}
