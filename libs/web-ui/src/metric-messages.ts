import type { MetricKey } from '@app/contract';
import { useMemo } from 'react';
import { useLocale } from './i18n';
import { METRIC_MESSAGES_EN } from './messages/metrics.messages';

interface Metric {
  readonly key: MetricKey;
  readonly name: string;
  readonly definition: string;
  readonly traps: readonly string[];
}

/** Numbers of the dictionary mean nothing to whoever reads a page: “电话联系另计（M08）” → “电话联系另计”. */
const withoutCodes = (text: string): string => text.replaceAll(/（M\d{2}(_[A-Z]+)?）/g, '').replaceAll(/ ?M19(?=。)/g, '诉求挂号');

/** What a page says of a figure, in the language of the page. */
export function useMetricMessages() {
  const { locale } = useLocale();
  return useMemo(
    () => ({
      name: ({ key, name }: Pick<Metric, 'key' | 'name'>): string => (locale === 'en' ? METRIC_MESSAGES_EN[key][0] : name),
      definition: ({ key, definition }: Pick<Metric, 'key' | 'definition'>): string =>
        locale === 'en' ? METRIC_MESSAGES_EN[key][1] : withoutCodes(definition),
      /** Mistakes to avoid: in English they stand in the definition. */
      traps: ({ traps }: Pick<Metric, 'traps'>): readonly string[] => (locale === 'en' ? [] : traps.map(withoutCodes)),
    }),
    [locale],
  );
}
