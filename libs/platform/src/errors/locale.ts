import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '@app/messages';

const store = new AsyncLocalStorage<Locale>();

/** The language of the request that is being answered. */
export const currentLocale = (): Locale => store.getStore() ?? 'zh-CN';

export const withLocale = <T>(locale: Locale, work: () => T): T => store.run(locale, work);
