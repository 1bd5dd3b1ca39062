import { defineMessages } from '@app/messages';

export const REPORTING_MESSAGES = defineMessages({
  PERIOD_REVERSED: { zh: '结束日期不能早于开始日期', en: 'The period ends before it begins' },
  AS_OF_IN_FUTURE: { zh: '统计时点不能晚于现在', en: 'The instant asked about lies in the future' },
  METRIC_NOT_BY_BANK: { zh: '只有授信和放款能按银行统计', en: 'Only credit and payouts can be told by bank' },
});

type ReportingMessages = typeof REPORTING_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends ReportingMessages {}
  }
}
