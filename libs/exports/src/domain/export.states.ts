export const EXPORT_STATES = { WAITING: '排队中', RUNNING: '正在生成', DONE: '可以下载', FAILED: '没有生成' } as const;
export type ExportState = keyof typeof EXPORT_STATES;
