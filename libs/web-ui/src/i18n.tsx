import { ENUMS, type EnumName } from '@app/contract';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { inDisplayOrder } from './order';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One thing a page says, in both languages; {name} is filled in. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}
export type Messages = Readonly<Record<string, Message>>;
export type MessageParams = Readonly<Record<string, string | number>>;
export type Translate<W extends Messages> = (key: keyof W & string, params?: MessageParams) => string;

export function formatMessage(word: Message, locale: Locale, params: MessageParams = {}): string {
  return (locale === 'en' ? word.en : word.zh).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

const STORAGE_KEY = 'zhuqi.locale';

/** Chinese unless this person chose English on this machine before. */
export function savedLocale(): Locale {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

interface LocaleState {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
}
const LocaleContext = createContext<LocaleState>({ locale: 'zh-CN', setLocale: () => undefined });

export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [locale, changeTo] = useState<Locale>(savedLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const state = useMemo(
    () => ({
      locale,
      setLocale: (next: Locale) => {
        try {
          localStorage.setItem(STORAGE_KEY, next);
        } catch {
          // A browser that keeps nothing still changes the page.
        }
        changeTo(next);
      },
    }),
    [locale],
  );
  return <LocaleContext value={state}>{children}</LocaleContext>;
}

export const useLocale = (): LocaleState => useContext(LocaleContext);

export function useMessages<W extends Messages>(words: W): Translate<W> {
  const { locale } = useLocale();
  return useMemo(() => (key, params) => formatMessage(words[key] ?? { zh: key, en: key }, locale, params), [words, locale]);
}

/** IN_PROGRESS → In progress; dueOn → Due on. */
export const humanize = (code: string): string => {
  const words = code
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export type EnumLabel = (enumName: EnumName, code: string | null | undefined) => string;

/** The name of a code of the API: Chinese as the schema describes it, English from the code. */
export function useEnumLabels(): EnumLabel {
  const { locale } = useLocale();
  return useMemo(
    () => (enumName, code) => {
      if (!code) return '';
      const names: Readonly<Record<string, string>> = ENUMS[enumName];
      return locale === 'en' ? humanize(code) : (names[code] ?? code);
    },
    [locale],
  );
}

export const enumCodes = (enumName: EnumName): readonly string[] => inDisplayOrder(enumName, Object.keys(ENUMS[enumName]));
