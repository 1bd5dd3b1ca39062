import { COMMON_MESSAGES, LIVE_MESSAGES, type Messages } from '@app/web-ui';

/** The page of the report. */
export const REPORT_MESSAGES = {
  title: { zh: '工作报告', en: 'Report' },
  choice: { zh: '统计范围', en: 'What is counted' },
  unit: { zh: '单位', en: 'Unit' },
  year: { zh: '年份', en: 'Year' },
  yearOf: { zh: '{year}年', en: '{year}' },
  asOf: { zh: '数据截至（不填为现在）', en: 'Data as of (empty: now)' },
  auditHead: { zh: '审计链头 {no} 号 {hash}', en: 'Audit chain {no} {hash}' },
  dataAsOf: LIVE_MESSAGES.dataAsOf,
  nothingYet: {
    zh: '这一年还没有登记的走访、已解决的诉求和放款。登记第一次走访或诉求后，这里就有数字。',
    en: 'Nothing was entered for this year yet. Log a first visit or appeal, and numbers appear here.',
  },
  figures: { zh: '各项数字', en: 'All figures' },
  figuresHint: { zh: '点数字，看它是由哪些记录加起来的。', en: 'Click a number to see the records it is made of.' },
  openNumber: { zh: '{name} {value}，查看明细', en: '{name} {value}: open its records' },
  close: { zh: '收起明细', en: 'Close the records' },
  range: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  no: { zh: '序号', en: 'No' },
  firm: { zh: '企业', en: 'Firm' },
  date: { zh: '日期', en: 'Date' },
  record: { zh: '记录', en: 'Record' },
  amount: { zh: '金额（万元）', en: 'Amount (×10,000 yuan)' },
  count: { zh: '计数（{unit}）', en: 'Count ({unit})' },
  shown: { zh: '共 {total} 条记录，已显示 {shown} 条', en: '{shown} of {total} records shown' },
  more: COMMON_MESSAGES.more,
} as const satisfies Messages;
