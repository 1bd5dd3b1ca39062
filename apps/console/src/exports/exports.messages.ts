import type { Messages } from '@app/web-ui';

/** Lists taken out as files. */
export const EXPORT_MESSAGES = {
  title: { zh: '导出', en: 'Exports' },
  hint: {
    zh: '文件在后台生成，可以离开本页，回来再下载。电话默认打码；下载会留下记录。',
    en: 'Files are made in the background: you may leave and come back. Telephone numbers are masked; fetching leaves a trace.',
  },
  APPEALS: { zh: '导出诉求问题台账', en: 'Export the appeals' },
  VISITS: { zh: '导出走访台账', en: 'Export the visits' },
  ENTERPRISES: { zh: '导出企业基本台账', en: 'Export the firms' },
  mine: { zh: '我的导出', en: 'My exports' },
  none: { zh: '还没有导出过', en: 'Nothing was taken out yet' },
  firstExport: {
    zh: '点上面的按钮，或在台账里筛选好再点“导出县表”。',
    en: 'Press a button above, or narrow the ledger and export from there.',
  },
  download: { zh: '下载（{rows} 行）', en: 'Download ({rows} rows)' },
  askedAt: { zh: '{time} 提出', en: 'asked {time}' },
  inFull: { zh: '电话完整显示', en: 'telephone numbers in full' },
  fullTitle: { zh: '需要完整电话', en: 'Telephone numbers in full' },
  fullReason: { zh: '为什么需要完整电话', en: 'Why they are needed' },
  fullHint: { zh: '原因会写入审计日志', en: 'The reason is kept in the audit' },
  whatToExport: { zh: '导出哪份台账', en: 'Which list' },
} as const satisfies Messages;
