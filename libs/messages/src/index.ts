import type { Locale, Message, MessageArea, MessageParams } from './message';

export { LOCALES, type Locale, type Message, type MessageArea, type MessageParams } from './message';

declare global {
  namespace Zhuqi {
    /** Code → message: `<name>.messages.ts` of each library. */
    interface Messages {}
  }
}

export type MessageCode = keyof Zhuqi.Messages & string;

const catalogue = new Map<string, Message>();

/** Puts the messages of a library into the one catalogue. */
export function defineMessages<const Area extends MessageArea>(area: Area): Area {
  for (const [code, message] of Object.entries(area)) {
    if (catalogue.has(code)) throw new Error(`two libraries say ${code}`);
    catalogue.set(code, message);
  }
  return area;
}

export const isMessageCode = (code: string): code is MessageCode => catalogue.has(code);

/** The words for a code, filled in. */
export function say(code: MessageCode, params: MessageParams = {}, locale: Locale = 'zh-CN'): string {
  const message = catalogue.get(code);
  if (!message) return code;
  return (locale === 'en' ? message.en : message.zh).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** zh-CN unless the reader asks for English first. */
export function localeFrom(acceptLanguage: string | undefined): Locale {
  return acceptLanguage?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
