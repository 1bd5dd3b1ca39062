/** One thing the system says, in both languages; {name} is filled in. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}
export type MessageArea = Readonly<Record<string, Message>>;
export type MessageParams = Readonly<Record<string, string | number>>;
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
