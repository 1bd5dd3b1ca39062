import type { Messages } from '../i18n';

/** What every page may say. */
export const COMMON_MESSAGES = {
  loading: { zh: '正在读取…', en: 'Loading…' },
  retry: { zh: '再试一次', en: 'Try again' },
  offline: {
    zh: '网络不通，请检查网络后再试。您填的内容还在。',
    en: 'There is no connection: check it and try again. What you typed is still here.',
  },
  offlineReading: { zh: '网络不通，读不到内容。请检查网络，再试一次。', en: 'There is no connection: check it and try again.' },
  optional: { zh: '（选填）', en: ' (optional)' },
  choose: { zh: '请选择', en: 'Choose' },
  all: { zh: '全部', en: 'All' },
  pleaseFill: { zh: '还有必填的没有填', en: 'Something that is needed is still missing' },
  needed: { zh: '必须填写', en: 'Required' },
  saving: { zh: '正在保存…', en: 'Saving…' },
  largeSize: { zh: '大字', en: 'Larger' },
  normalSize: { zh: '标准字', en: 'Normal' },
  cancel: { zh: '取消', en: 'Cancel' },
  takeOut: { zh: '去掉 {name}', en: 'Take {name} out' },
  typeToFind: { zh: '输入名称查找', en: 'Type to find' },
  nothingFound: { zh: '没有找到', en: 'Nothing found' },
  more: { zh: '再显示一些', en: 'Show more' },
  shown: { zh: '共 {total} 条，已显示 {shown} 条', en: '{shown} of {total} shown' },
  GREEN: { zh: '按期', en: 'On time' },
  YELLOW: { zh: '临期', en: 'Nearly due' },
  RED: { zh: '超期', en: 'Overdue' },
  daysLeft: { zh: '余{count}天', en: 'days left: {count}' },
  daysOver: { zh: '超{count}天', en: 'days over: {count}' },
  dueToday: { zh: '今天到期', en: 'due today' },
} as const satisfies Messages;
