import { alias, AS_OF, canonical, firmsOf, inUnit, known, PAID, rowsOf } from './fragments';
import type { Metric } from './metric';
import { LAST_DAY } from './open-appeals';

/** Demands that a bank had received and not decided on at the end of the last day. */
export const WAITING_OFFERS = `SELECT o.id, o.org_path, ${canonical('o.enterprise_id')} AS enterprise_id, 1::numeric AS weight, o.sent_on AS date,
    o.id AS fact_id, o.demand_id AS subject_id, o.due_on, o.bank_id, o.firm_name
  FROM bank_offer o JOIN demand n ON n.id = o.demand_id AND ${known('n')} ${alias('o.enterprise_id')}
 WHERE ${inUnit('o.org_path')} AND o.recorded_at <= ${AS_OF} AND o.sent_on <= ${LAST_DAY}
   AND NOT EXISTS (SELECT 1 FROM offer_decision d WHERE d.offer_id = o.id AND d.occurred_on <= ${LAST_DAY} AND ${known('d')})`;

const waiting = { version: 1, unit: '笔', measure: 'COUNT', fact: 'OFFER' } as const;

export const OFFERS_WAITING: Metric = {
  ...waiting,
  key: 'OFFERS_WAITING',
  name: '待银行决定',
  definition: '期末（时段未结束的为数据截至时）已推送银行、银行尚未作出决定的融资需求；同一需求推给两家银行计两笔。',
  traps: ['一家企业可能有几笔', '已授信待放款的不在其中'],
  rowsSql: rowsOf(WAITING_OFFERS),
};

export const OFFERS_OVERDUE: Metric = {
  ...waiting,
  key: 'OFFERS_OVERDUE',
  name: '超30日未决定',
  definition: '待银行决定中，自推送之日起已超过 30 个自然日的。',
  traps: ['按自然日算，不按工作日'],
  rowsSql: rowsOf(`SELECT * FROM (${WAITING_OFFERS}) w WHERE w.due_on < ${LAST_DAY}`),
};

/** 机制内放款: what was paid out on demands of the recommendation list. */
const BY_MECHANISM = `SELECT p.* FROM (${PAID}) p JOIN mechanism_demand n ON n.id = p.subject_id`;
const traps = ['小于全部放款（M49），两个数都要写', '绝不与授信相加'];

export const MECHANISM_FIRMS: Metric = {
  key: 'M56_FIRMS',
  version: 1,
  name: '机制放款企业',
  unit: '家',
  definition: '期内经推荐清单（融资协调机制）放款的市场主体，按并户后的主体去重，扣除冲销后净额大于零。',
  traps,
  measure: 'COUNT',
  fact: 'DISBURSEMENT',
  rowsSql: firmsOf(
    `SELECT m.* FROM (SELECT b.*, sum(b.weight) OVER (PARTITION BY b.enterprise_id) AS own FROM (${BY_MECHANISM}) b) m WHERE m.own > 0`,
  ),
};

export const MECHANISM_AMOUNT: Metric = {
  key: 'M56_AMOUNT',
  version: 1,
  name: '机制放款金额',
  unit: '元',
  definition: '期内经推荐清单（融资协调机制）放款扣除冲销后的金额之和。',
  traps,
  measure: 'SUM',
  fact: 'DISBURSEMENT',
  rowsSql: rowsOf(BY_MECHANISM),
};
