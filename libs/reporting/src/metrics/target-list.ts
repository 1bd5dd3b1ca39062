import { alias, AS_OF, canonical, inPeriod, inUnit, known } from './fragments';
import type { Metric, MetricBase } from './metric';
import { REGISTER } from './register';

/**
 * The campaign whose frozen list says whom the unit had to visit: opened for the unit's area or one above it, running in the period, with a
 * version valid on its last day; of several the latest to begin. No row: the register is the list.
 */
export const LIST = `SELECT c.id FROM campaign c
  WHERE starts_with($1::text, c.org_path) AND c.period && daterange($2::date, $3::date, '[]')
    AND EXISTS (SELECT 1 FROM campaign_version v WHERE v.campaign_id = c.id AND v.valid_from <= $3::date AND v.recorded_at <= ${AS_OF})
  ORDER BY lower(c.period) DESC, c.id DESC LIMIT 1`;

/** Firms that anybody visited, whichever unit it was: here the firm counts, not who came. */
const VISITED_BY_ANYBODY = `SELECT ${canonical('v.enterprise_id')}
  FROM firm_visit v ${alias('v.enterprise_id')}
 WHERE ${inPeriod('v.occurred_on')} AND ${known('v')} AND v.is_in_person`;

/**
 * Whom the unit had to visit and what became of each: the firms of the frozen list, by the same function that the page of the campaign reads,
 * or those of the register, whose status is then the reason. (enterprise_id, org_path, date, visited, reason, fact_id)
 */
const TARGETS: MetricBase = {
  name: 'target_firm',
  sql: `SELECT t.enterprise_id, t.org_path::text AS org_path, t.added_on AS date, t.visit_id IS NOT NULL AS visited, t.reason, coalesce(t.reason_by, t.enterprise_id) AS fact_id
  FROM (${LIST}) list CROSS JOIN LATERAL app.campaign_coverage(list.id, $2::date, $3::date, ${AS_OF}) t
 WHERE ${inUnit('t.org_path')}
UNION ALL
SELECT x.enterprise_id, x.org_path::text, x.date, x.enterprise_id IN (${VISITED_BY_ANYBODY}),
       x.absence, x.enterprise_id
  FROM (${REGISTER}) x WHERE NOT EXISTS (${LIST})`,
};

const targets = (
  where: string,
): string => `SELECT x.enterprise_id AS id, x.org_path, x.enterprise_id, 1::numeric AS weight, x.date, x.fact_id,
  x.enterprise_id AS subject_id FROM target_firm x WHERE ${where}`;

const byList = { version: 2, unit: '家', measure: 'COUNT', fact: 'TARGET', base: TARGETS, byList: true } as const;

export const TARGET_FIRMS: Metric = {
  ...byList,
  version: 1,
  key: 'M02',
  name: '应走访主体',
  definition:
    '期末有效的那一版冻结走访名单中、列入时属该单位及所属单位的市场主体；名单由该单位或其上级的专项行动冻结，后来并户、注销、迁出的仍在名单上。没有冻结名单时为在册主体。',
  traps: ['名单缩小会抬高覆盖率：说明中写明自第1版以来增减几家', '取期末有效的一版，不取最新一版'],
  rowsSql: targets('true'),
};

export const TARGETS_VISITED: Metric = {
  ...byList,
  key: 'M04_VISITED',
  name: '应走访中已走访',
  definition:
    '应走访主体（M02）中，期内被实地走访或座谈过至少一次的；按名单算时计行动范围内各单位的走访，按在册算时不论哪个单位。走访覆盖率（M04）= 本数 ÷ M02；与未走访相加等于 M02。',
  traps: ['名单外的走访不计', '只打过电话的不计', '同一户重复建档并户后只算一家已走访'],
  rowsSql: targets('x.visited'),
};

export const NOT_VISITED: Metric = {
  ...byList,
  key: 'M12',
  name: '未走访',
  definition: '应走访主体（M02）中，期内没有被实地走访或座谈过的；每一家都写明原因（失联、注销、迁出、停业、婉拒、并户），没有写明的另列。',
  traps: ['只打过电话的仍是未走访', '各原因与“未说明”相加等于本数'],
  rowsSql: targets('NOT x.visited'),
};

/** Why a firm was not visited, as figures call it. */
export const REASONS = [
  ['UNREACHABLE', '失联'],
  ['DEREGISTERED', '注销'],
  ['RELOCATED', '迁出'],
  ['DORMANT', '停业'],
  ['DECLINED', '婉拒'],
  ['MERGED', '并户'],
] as const;
type Reason = (typeof REASONS)[number][0];

const forReason = ([reason, name]: (typeof REASONS)[number]): Metric => ({
  ...byList,
  version: 1,
  key: `M12_${reason}`,
  name: `未走访·${name}`,
  definition: `未走访（M12）中原因为${name}的：按名单算时为期末最近一次记下的原因${reason === 'MERGED' ? '，或与名单上另一家并户的' : ''}，按在册算时为登记状态。`,
  traps: ['后来走访到的不再计'],
  rowsSql: targets(`NOT x.visited AND x.reason = '${reason}'`),
});

/** M12 by reason; with UNEXPLAINED they add up to it. */
export const NOT_VISITED_BY_REASON = Object.fromEntries(REASONS.map((reason) => [`M12_${reason[0]}`, forReason(reason)])) as Readonly<
  Record<`M12_${Reason}`, Metric>
>;

export const UNEXPLAINED: Metric = {
  ...byList,
  version: 1,
  key: 'M12_UNEXPLAINED',
  name: '未走访·未说明',
  definition: '未走访（M12）中还没有写明原因的：仍要走访，或者要补记原因。',
  traps: ['各原因与本数相加等于未走访'],
  rowsSql: targets('NOT x.visited AND x.reason IS NULL'),
};
