import { ENUMS, type EnumName } from '@app/contract';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { inOrder } from './order';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One thing a page says, in both languages; {name} is filled in. */
export interface Word {
  readonly zh: string;
  readonly en: string;
}
export type Words = Readonly<Record<string, Word>>;
export type Params = Readonly<Record<string, string | number>>;
export type Say<W extends Words> = (key: keyof W & string, params?: Params) => string;

export function fill(word: Word, locale: Locale, params: Params = {}): string {
  return (locale === 'en' ? word.en : word.zh).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

const KEPT = 'zhuqi.locale';

/** Chinese unless this person chose English on this machine before. */
export function keptLocale(): Locale {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

interface LocaleState {
  readonly locale: Locale;
  readonly choose: (locale: Locale) => void;
}
const LocaleContext = createContext<LocaleState>({ locale: 'zh-CN', choose: () => undefined });

export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(keptLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const state = useMemo(
    () => ({
      locale,
      choose: (next: Locale) => {
        try {
          localStorage.setItem(KEPT, next);
        } catch {
          // A browser that keeps nothing still changes the page.
        }
        setLocale(next);
      },
    }),
    [locale],
  );
  return <LocaleContext value={state}>{children}</LocaleContext>;
}

export const useLocale = (): LocaleState => useContext(LocaleContext);

export function useWords<W extends Words>(words: W): Say<W> {
  const { locale } = useLocale();
  return useMemo(() => (key, params) => fill(words[key] ?? { zh: key, en: key }, locale, params), [words, locale]);
}

/** IN_PROGRESS → In progress; dueOn → Due on. */
export const humanised = (code: string): string => {
  const words = code
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export type NameOf = (enumName: EnumName, code: string | null | undefined) => string;

/** The name of a code of the API: Chinese as the schema describes it, English from the code. */
export function useNames(): NameOf {
  const { locale } = useLocale();
  return useMemo(
    () => (enumName, code) => {
      if (!code) return '';
      const names: Readonly<Record<string, string>> = ENUMS[enumName];
      return locale === 'en' ? humanised(code) : (names[code] ?? code);
    },
    [locale],
  );
}

export const codesOf = (enumName: EnumName): readonly string[] => inOrder(enumName, Object.keys(ENUMS[enumName]));
