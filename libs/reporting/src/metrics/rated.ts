import { alias, AS_OF, canonical, inPeriod, inUnit } from './fragments';
import type { Metric } from './metric';

/** The last conclusive confirmation (A, B, C) of each appeal in the period; what the firm took back within its ten minutes was never said. */
const HEARD = `SELECT DISTINCT ON (c.appeal_id) c.appeal_id AS id, c.org_path, ${canonical('a.enterprise_id')} AS enterprise_id, c.occurred_on AS date,
    c.is_solved, c.is_rated, c.is_satisfied
  FROM appeal_verdict c JOIN appeal a ON a.id = c.appeal_id ${alias('a.enterprise_id')}
 WHERE ${inUnit('c.org_path')} AND ${inPeriod('c.occurred_on')} AND c.recorded_at <= ${AS_OF}
   AND NOT EXISTS (SELECT 1 FROM appeal_verdict_retraction back
                    WHERE back.appeal_id = c.appeal_id AND back.verdict_id = c.id AND back.recorded_at <= ${AS_OF})
 ORDER BY c.appeal_id, c.seq DESC`;

const heard = (
  where: string,
): string => `SELECT x.id, x.org_path, x.enterprise_id, 1::numeric AS weight, x.date, x.id AS fact_id, x.id AS subject_id
  FROM (${HEARD}) x WHERE ${where}`;

const common = { version: 2, unit: '件', measure: 'COUNT', fact: 'APPEAL' } as const;

export const HEARD_APPEALS: Metric = {
  ...common,
  key: 'M32_HEARD',
  name: '有结论回访',
  definition: '期内由企业本人、其他单位回访或签字纸质件（A、B、C 类）确认过的诉求；一件多次确认的取期内最后一次，企业十分钟内撤回的不计。',
  traps: ['同单位自查（D 类）不计'],
  rowsSql: heard('true'),
};

export const HEARD_SOLVED: Metric = {
  ...common,
  key: 'M32',
  name: '企业确认已解决',
  definition: '有结论回访的诉求中，企业最后一次说“已解决”的。',
  traps: ['部分解决不计', '不等于解决诉求（M24）：那要销号'],
  rowsSql: heard('x.is_solved'),
};

export const RATED_APPEALS: Metric = {
  ...common,
  key: 'M33_RATED',
  name: '有效评价',
  definition: '有结论回访的诉求中，企业给了五档评价之一的；未评价的不计。',
  traps: ['未评价的不当作满意'],
  rowsSql: heard('x.is_rated'),
};

export const SATISFIED_APPEALS: Metric = {
  ...common,
  key: 'M33',
  name: '满意',
  definition: '有效评价中评为非常满意或满意的；基本满意不计。',
  traps: ['基本满意不算满意'],
  rowsSql: heard('x.is_satisfied'),
};
