import { APPEALS_MESSAGES } from './areas/appeals';
import { ENTERPRISES_MESSAGES } from './areas/enterprises';
import { EXPORTS_MESSAGES } from './areas/exports';
import { FINANCING_MESSAGES } from './areas/financing';
import { IDENTITY_MESSAGES } from './areas/identity';
import { IMPORTS_MESSAGES } from './areas/imports';
import { LIAISON_MESSAGES } from './areas/liaison';
import { PLATFORM_MESSAGES } from './areas/platform';
import { REPORTING_MESSAGES } from './areas/reporting';
import { VISITS_MESSAGES } from './areas/visits';
import type { Locale, Message, MessageParams } from './message';

export { LOCALES, type Locale, type Message, type MessageArea, type MessageParams } from './message';

/** The one catalogue of words: shared by server and web. */
export const MESSAGES = {
  ...PLATFORM_MESSAGES,
  ...IDENTITY_MESSAGES,
  ...ENTERPRISES_MESSAGES,
  ...IMPORTS_MESSAGES,
  ...LIAISON_MESSAGES,
  ...VISITS_MESSAGES,
  ...APPEALS_MESSAGES,
  ...FINANCING_MESSAGES,
  ...REPORTING_MESSAGES,
  ...EXPORTS_MESSAGES,
} as const;

export type MessageCode = keyof typeof MESSAGES;

export const isMessageCode = (code: string): code is MessageCode => Object.hasOwn(MESSAGES, code);

/** The words for a code, filled in. */
export function say(code: MessageCode, params: MessageParams = {}, locale: Locale = 'zh-CN'): string {
  const message: Message = MESSAGES[code];
  return (locale === 'en' ? message.en : message.zh).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** zh-CN unless the reader asks for English first. */
export function localeFrom(acceptLanguage: string | undefined): Locale {
  return acceptLanguage?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
