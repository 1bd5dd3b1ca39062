import type { Words } from '../i18n';

/** The dashboard and the meeting. */
export const WALL_WORDS = {
  title: { zh: '工作看板', en: 'Dashboard' },
} as const satisfies Words;
