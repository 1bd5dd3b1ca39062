import { addDays, builtInCalendar, localDate, type LocalDate, type WorkingCalendar } from '@app/kernel';

/** The calendar the story was written by: the notices of 2024 and 2025. */
export const CALENDAR: WorkingCalendar = builtInCalendar();

export const CAMPAIGN_BEGINS = localDate('2024-11-12');
export const CAMPAIGN_ENDS = localDate('2024-12-20');
export const CAMPAIGN_NAME = '“千企万户大走访”活动';

/** The demo knows nothing that was recorded later. */
export const STORY_ENDS_AT = '2024-12-31T18:00:00+08:00';

export function workingDays(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (CALENDAR.isWorkingDay(day)) days.push(day);
  return days;
}

/** A wall clock time in China as the fixed clock takes it. */
export const at = (date: string, time: string): string => `${date}T${time}:00+08:00`;
