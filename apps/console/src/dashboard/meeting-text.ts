import type { Locale, Translate } from '@app/web-ui';
import {
  dayText,
  dayWithWeekday,
  figureText,
  instantText,
  LIVE_MESSAGES,
  useLocale,
  useMessages,
  redactAmounts,
  redactPhones,
} from '@app/web-ui';
import { useMemo } from 'react';
import { countedFor, figureOf, type Dashboard, type Week } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

type Words = Translate<typeof DASHBOARD_MESSAGES>;
export interface Kpi {
  readonly name: string;
  readonly metric: Dashboard['figures'][number]['metric']['key'];
  readonly value: string;
  readonly more: string;
  readonly urgent: boolean;
}
export interface RedLine {
  readonly id: string;
  readonly number: string;
  readonly firm: string;
  readonly matter: string;
  readonly stuck: string;
  readonly decide: string;
}
export interface BankLine {
  readonly id: string;
  readonly bank: string;
  readonly firm: string;
  readonly sentOn: string;
  readonly waited: string;
}
export interface MeetingText {
  readonly title: string;
  readonly range: string;
  readonly asOf: string;
  readonly kpis: readonly Kpi[];
  readonly redLights: readonly RedLine[];
  readonly banks: readonly BankLine[];
}

const DAYS_OF_A_BANK = 30;

function kpisOf(dashboard: Dashboard, week: Week, t: Words, locale: Locale, forChat: boolean): readonly Kpi[] {
  const text = (key: Kpi['metric']) => {
    const figure = figureOf(dashboard, key);
    return figure ? figureText(figure.value, figure.metric.unit, locale) : '–';
  };
  const day = t('countedFor', { date: dayText(countedFor(dashboard), locale) });
  const some = (key: Kpi['metric']) => Number(figureOf(dashboard, key)?.value ?? 0) > 0;
  return [
    { name: t('overdue'), metric: 'M27', value: text('M27'), more: day, urgent: some('M27') },
    { name: t('notVisited'), metric: 'M12', value: text('M12'), more: day, urgent: some('M12') },
    { name: t('openAppeals'), metric: 'M26', value: text('M26'), more: day, urgent: false },
    { name: t('visitsThisWeek'), metric: 'M05', value: figureText(week.value, week.metric.unit, locale), more: '', urgent: false },
    { name: t('mechanism'), metric: 'M56_FIRMS', value: text('M56_FIRMS'), more: forChat ? '' : text('M56_AMOUNT'), urgent: false },
  ];
}

/** Everything a meeting, the one page and the picture say, in words: no contact of anybody; for a chat no amount, either. */
export function useMeetingText(
  dashboard: Dashboard,
  week: Week,
  day: string,
  { forChat = false }: { readonly forChat?: boolean } = {},
): MeetingText {
  const t = useMessages(DASHBOARD_MESSAGES);
  const live = useMessages(LIVE_MESSAGES);
  const { locale } = useLocale();
  return useMemo(() => {
    const clean = (text: string) => {
      const withoutNumbers = redactPhones(text, t('phoneLeftOut'));
      return forChat ? redactAmounts(withoutNumbers, t('amountLeftOut')) : withoutNumbers;
    };
    return {
      title: `${t('meetingTitle', { unit: dashboard.unit.name })}　${dayText(day, locale, '0000-01-01')} ${dayWithWeekday(day, locale).split(' ').at(-1) ?? ''}`,
      range: t('counted', { from: dayText(dashboard.from, locale), to: dayText(dashboard.to, locale) }),
      asOf: live('dataAsOf', { time: instantText(dashboard.asOf, locale) }),
      kpis: kpisOf(dashboard, week, t, locale, forChat),
      redLights: dashboard.redLights.map((row) => ({
        id: row.id,
        // The area stands in every number of a town; in the room the year and the ordinal say which.
        number: row.number.split('-').slice(-2).join('-'),
        firm: clean(row.firmName),
        matter: clean(row.title),
        stuck: `${row.stuckAt} · ${t(`step${row.state}` as keyof typeof DASHBOARD_MESSAGES)}${row.overdue ? ` ${t('overdueDays', { count: row.overdueDays })}` : ''}`,
        decide: t(row.decide, { date: row.askedUntil ? dayText(row.askedUntil, locale) : '' }),
      })),
      banks: dashboard.waitingOffers.map((row) => ({
        id: row.id,
        bank: row.bankName,
        firm: clean(row.firmName),
        sentOn: dayText(row.sentOn, locale),
        waited:
          row.waitedDays > DAYS_OF_A_BANK
            ? t('daysOver', { count: row.waitedDays, over: row.waitedDays - DAYS_OF_A_BANK })
            : t('days', { count: row.waitedDays }),
      })),
    };
  }, [dashboard, week, day, forChat, t, live, locale]);
}
