/** Lists that may be taken out as a file: code → Chinese name, which is also the title of the sheet. */
export const EXPORT_KINDS = {
  APPEALS: '诉求问题台账',
  VISITS: '走访台账',
  ENTERPRISES: '企业基本台账',
  FIGURE_ROWS: '数字明细',
} as const;
export type ExportKind = keyof typeof EXPORT_KINDS;

export const EXPORT_STATES = { WAITING: '排队中', RUNNING: '正在生成', DONE: '可以下载', FAILED: '没有生成' } as const;
export type ExportState = keyof typeof EXPORT_STATES;
