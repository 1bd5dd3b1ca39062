import { METRICS } from '@app/reporting';
import { basesOf } from '../../libs/reporting/src/metrics/metric';

/** Tables whose actions, states and kinds are their owner's own words: figures read the views that the owner publishes. */
const BEHIND_VIEWS =
  /\b(appeal_event|dispatch|appeal_request|visit_firm|campaign_change|offer_decision|offer_answer|disbursement|enterprise_version)\b/g;

/** Deciding that a bank has not decided needs no word of the owner. */
const NEEDS_NO_WORD: Readonly<Record<string, readonly string[]>> = {
  OFFERS_WAITING: ['offer_decision'],
  OFFERS_OVERDUE: ['offer_decision'],
};

describe('figures', () => {
  it.each(METRICS.map((metric) => [metric.key, metric] as const))('%s reads what its owner publishes', (key, metric) => {
    const read = [...`${basesOf([metric])}${metric.rowsSql}`.matchAll(BEHIND_VIEWS)].map(([table]) => table);
    expect([...new Set(read)]).toEqual(NEEDS_NO_WORD[key] ?? []);
  });
});
