import { ANSWERED_IN_ORIGINAL_TIME, ANSWERED_IN_TIME, DUE_APPEALS } from './answered-in-time';
import { FINANCED_AMOUNT, FINANCED_FIRMS } from './financed';
import { VISITED_FIRMS } from './m03-visited-firms';
import { VISITS } from './m05-visits';
import { PHONE_CONTACTS } from './m08-phone-contacts';
import { REGISTERED_APPEALS } from './m19-registered-appeals';
import { BY_SOURCE } from './m19-by-source';
import { APPEALING_FIRMS } from './m20-appealing-firms';
import { SOLVED_APPEALS } from './m24-solved-appeals';
import { HELPED_FIRMS } from './m25-helped-firms';
import { CREDIT_AMOUNT, CREDIT_FIRMS } from './m48-credit';
import { PAID_AMOUNT, PAID_COUNT, PAID_FIRMS } from './m49-disbursed';
import { type Metric, METRIC_KEYS, type MetricKey } from './metric';
import { OPEN_APPEALS, OVERDUE_APPEALS, OVERDUE_BY_ORIGINAL_LIMIT } from './open-appeals';
import { HEARD_APPEALS, HEARD_SOLVED, RATED_APPEALS, SATISFIED_APPEALS } from './rated';
import { ACTIVE_BRANCHES, ACTIVE_FIRMS, REGISTERED_FIRMS } from './register';
import { NOT_VISITED, NOT_VISITED_BY_REASON, TARGET_FIRMS, TARGETS_VISITED, UNEXPLAINED } from './target-list';
import { MECHANISM_AMOUNT, MECHANISM_FIRMS, OFFERS_OVERDUE, OFFERS_WAITING } from './waiting-offers';

/** The one metric dictionary. A key that has no metric here does not compile. */
export const METRIC_OF: Readonly<Record<MetricKey, Metric>> = {
  M01: ACTIVE_FIRMS,
  M01_BRANCHES: ACTIVE_BRANCHES,
  REGISTER: REGISTERED_FIRMS,
  M02: TARGET_FIRMS,
  M04_VISITED: TARGETS_VISITED,
  M12: NOT_VISITED,
  ...NOT_VISITED_BY_REASON,
  M12_UNEXPLAINED: UNEXPLAINED,
  M03: VISITED_FIRMS,
  M05: VISITS,
  M08: PHONE_CONTACTS,
  M19: REGISTERED_APPEALS,
  ...BY_SOURCE,
  M20: APPEALING_FIRMS,
  M24: SOLVED_APPEALS,
  M25: HELPED_FIRMS,
  M26: OPEN_APPEALS,
  M27: OVERDUE_APPEALS,
  M27_ORIGINAL: OVERDUE_BY_ORIGINAL_LIMIT,
  M31_DUE: DUE_APPEALS,
  M31: ANSWERED_IN_TIME,
  M31_ORIGINAL: ANSWERED_IN_ORIGINAL_TIME,
  M32_HEARD: HEARD_APPEALS,
  M32: HEARD_SOLVED,
  M33_RATED: RATED_APPEALS,
  M33: SATISFIED_APPEALS,
  M48_FIRMS: CREDIT_FIRMS,
  M48_AMOUNT: CREDIT_AMOUNT,
  M49_FIRMS: PAID_FIRMS,
  M49_COUNT: PAID_COUNT,
  M49_AMOUNT: PAID_AMOUNT,
  FINANCED_FIRMS,
  FINANCED_AMOUNT,
  M56_FIRMS: MECHANISM_FIRMS,
  M56_AMOUNT: MECHANISM_AMOUNT,
  OFFERS_WAITING,
  OFFERS_OVERDUE,
};

/** In the order in which they are shown. */
export const METRICS: readonly Metric[] = METRIC_KEYS.map((key) => METRIC_OF[key]);
