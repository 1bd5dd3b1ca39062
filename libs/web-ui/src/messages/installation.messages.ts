import type { Messages } from '../i18n';

/** Who runs this installation, at the foot of the pages. */
export const INSTALLATION_MESSAGES = {
  organiser: { zh: '主办单位：{name}', en: 'Run by {name}' },
  filingNumber: { zh: '备案编号：{number}', en: 'Filing number {number}' },
  complaints: { zh: '投诉建议：{contact}', en: 'Complaints and ideas: {contact}' },
} as const satisfies Messages;
