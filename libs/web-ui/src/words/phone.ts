import type { Words } from '../i18n';

/** The cadre's phone. */
export const PHONE_WORDS = {
  title: { zh: '助企', en: 'Zhuqi' },
} as const satisfies Words;
