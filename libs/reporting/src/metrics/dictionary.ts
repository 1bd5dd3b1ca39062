import { FINANCED_AMOUNT, FINANCED_FIRMS } from './financed';
import { VISITED_FIRMS } from './m03-visited-firms';
import { VISITS } from './m05-visits';
import { PHONE_CONTACTS } from './m08-phone-contacts';
import { REGISTERED_APPEALS } from './m19-registered-appeals';
import { APPEALING_FIRMS } from './m20-appealing-firms';
import { SOLVED_APPEALS } from './m24-solved-appeals';
import { HELPED_FIRMS } from './m25-helped-firms';
import { CREDIT_AMOUNT, CREDIT_FIRMS } from './m48-credit';
import { PAID_AMOUNT, PAID_COUNT, PAID_FIRMS } from './m49-disbursed';
import { type Metric, METRIC_KEYS, type MetricKey } from './metric';

/** The one metric dictionary. A key that has no metric here does not compile. */
export const METRIC_OF: Readonly<Record<MetricKey, Metric>> = {
  M03: VISITED_FIRMS,
  M05: VISITS,
  M08: PHONE_CONTACTS,
  M19: REGISTERED_APPEALS,
  M20: APPEALING_FIRMS,
  M24: SOLVED_APPEALS,
  M25: HELPED_FIRMS,
  M48_FIRMS: CREDIT_FIRMS,
  M48_AMOUNT: CREDIT_AMOUNT,
  M49_FIRMS: PAID_FIRMS,
  M49_COUNT: PAID_COUNT,
  M49_AMOUNT: PAID_AMOUNT,
  FINANCED_FIRMS,
  FINANCED_AMOUNT,
};

/** In the order in which they are shown. */
export const METRICS: readonly Metric[] = METRIC_KEYS.map((key) => METRIC_OF[key]);
