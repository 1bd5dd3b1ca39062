import { AS_OF, inUnit, known } from './fragments';
import type { Metric } from './metric';

const AS_OF_DAY = `(${AS_OF} AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * Firms of the register as the system knew them: the last version by then, not taken back with its import, not merged into another, and not moved away: a later version
 * beyond the reader's scope is not to be seen, the end of the residence is. (enterprise_id, org_path, is_active, absence, is_branch, date)
 */
export const REGISTER = `SELECT ev.enterprise_id, ev.org_path, ev.is_active, ev.absence, ev.is_branch, coalesce(home.since, ${AS_OF_DAY}) AS date
  FROM firm_version ev
  LEFT JOIN LATERAL (SELECT min(lower(r.period)) AS since, bool_or(r.period @> ${AS_OF_DAY}) AS here FROM enterprise_residence r
                      WHERE r.enterprise_id = ev.enterprise_id AND r.org_path = ev.org_path) home ON true
 WHERE ${inUnit('ev.org_path')} AND ev.recorded_at <= ${AS_OF} AND NOT ev.voided AND coalesce(home.here, true)
   AND NOT EXISTS (SELECT 1 FROM firm_version later
                    WHERE later.enterprise_id = ev.enterprise_id AND later.version > ev.version AND later.recorded_at <= ${AS_OF})
   AND NOT EXISTS (SELECT 1 FROM enterprise_alias gone WHERE gone.loser_id = ev.enterprise_id AND ${known('gone')})`;

const firms = (where = 'true'): string => `SELECT x.enterprise_id AS id, x.org_path, x.enterprise_id, 1::numeric AS weight, x.date,
  x.enterprise_id AS fact_id, x.enterprise_id AS subject_id FROM (${REGISTER}) x WHERE ${where}`;

const common = { version: 1, unit: '家', measure: 'COUNT', fact: 'FIRM' } as const;
export const ACTIVE_FIRMS: Metric = {
  ...common,
  key: 'M01',
  name: '存续市场主体',
  definition: '截至数据时间由该单位及所属单位包管、登记状态为存续的市场主体；分支机构不计，并户后只计一家。与统计时段无关。',
  traps: ['未注销的死户会虚增', '分支机构另计（M01_BRANCHES）'],
  rowsSql: firms(`x.is_active AND NOT x.is_branch`),
};

export const ACTIVE_BRANCHES: Metric = {
  ...common,
  key: 'M01_BRANCHES',
  name: '另有分支机构',
  definition: '截至数据时间由该单位及所属单位包管、登记状态为存续的分支机构；不在存续市场主体（M01）之内。与统计时段无关。',
  traps: ['与 M01 相加才是全部存续登记'],
  rowsSql: firms(`x.is_active AND x.is_branch`),
};

export const REGISTERED_FIRMS: Metric = {
  ...common,
  key: 'REGISTER',
  name: '在册主体',
  definition:
    '截至数据时间由该单位及所属单位包管的全部市场主体，含失联、注销、迁出、停业的，并户后只计一家。没有冻结走访名单时，以它为应走访的总数。',
  traps: ['随登记变化：以前的数按数据截至时间重算'],
  rowsSql: firms(),
};
