import { type Actor, type LocalDate } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, LocalDateScalar, type Reader } from '@app/platform';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CalendarService } from '../calendar.service';
import { CalendarYearType, WorkingDayType } from './calendar.types';
import { UploadCalendarYearInput } from './directory.input';

/** The calendar of working days. */
@Resolver()
export class CalendarResolver {
  constructor(private readonly calendar: CalendarService) {}

  @Can('unit:read')
  @Query(() => CalendarYearType, { description: '一年的放假安排。' })
  calendarYear(
    @CurrentReader() reader: Reader,
    @Args('year', { type: () => Int, description: '年份。' }) year: number,
  ): Promise<CalendarYearType> {
    return this.calendar.calendarYear(reader, year);
  }

  @Can('unit:read')
  @Query(() => WorkingDayType, { description: '从某日起第 n 个工作日，逐日说明。' })
  workingDay(
    @CurrentReader() reader: Reader,
    @Args('from', { type: () => LocalDateScalar, description: '起算日，不计。' }) from: LocalDate,
    @Args('count', { type: () => Int, description: '工作日数，0 至 250。' }) count: number,
  ): Promise<WorkingDayType> {
    return this.calendar.workingDay(reader, from, count);
  }

  @Can('calendar:manage')
  @Mutation(() => CalendarYearType, { description: '录入当年放假通知，替换原有安排。' })
  async uploadCalendarYear(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'The year, with the days off and the days made up.' }) input: UploadCalendarYearInput,
  ): Promise<CalendarYearType> {
    return this.calendar.calendarYear(reader, await this.calendar.uploadCalendarYear(actor, input));
  }
}
