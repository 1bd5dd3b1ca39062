import type { Words } from '../i18n';

/** The enterprise's pages. */
export const PORTAL_WORDS = {
  title: { zh: '助企服务', en: 'Service for enterprises' },
} as const satisfies Words;
