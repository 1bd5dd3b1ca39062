import type { Messages } from '../i18n';

/** How fresh what is shown is. */
export const LIVE_MESSAGES = {
  dataAsOf: { zh: '数据截至 {time}', en: 'Data as of {time}' },
  connecting: { zh: '正在连接…', en: 'Connecting…' },
  live: { zh: '有变化自动更新', en: 'Updates by itself' },
  polling: { zh: '每 30 秒刷新', en: 'Refreshes every 30 seconds' },
  paused: { zh: '已暂停更新，动一下鼠标或按任意键继续', en: 'Paused: move the mouse or press a key to go on' },
} as const satisfies Messages;
