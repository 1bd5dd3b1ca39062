import { REGISTERED, rowsOf } from './fragments';
import type { Metric } from './metric';

/** Where an appeal may come from, as figures call it. */
export const SOURCES = [
  ['VISIT', '走访发现'],
  ['ENTERPRISE', '企业自提'],
  ['HOTLINE', '12345 转来'],
  ['SUPERIOR', '上级交办'],
  ['MEETING', '会议提出'],
  ['PETITION', '信访转来'],
  ['OFFICE', '窗口和电话'],
] as const;
type Source = (typeof SOURCES)[number][0];

const ofSource = ([source, name]: (typeof SOURCES)[number]): Metric => ({
  key: `M19_${source}`,
  version: 1,
  name: `挂号：${name}`,
  unit: '件',
  definition: `期内挂号的诉求（M19）中来源为“${name}”的；各来源相加等于 M19。`,
  traps: ['按挂号时登记的来源计'],
  measure: 'COUNT',
  fact: 'APPEAL',
  rowsSql: rowsOf(
    `SELECT y.*, y.appeal_id AS id, 1::numeric AS weight, y.appeal_id AS fact_id, y.appeal_id AS subject_id
       FROM (${REGISTERED}) y JOIN appeal s ON s.id = y.appeal_id WHERE s.source = '${source}'`,
  ),
});

/** Where the appeals of the period came from: one metric a source. */
export const BY_SOURCE = Object.fromEntries(SOURCES.map((source) => [`M19_${source[0]}`, ofSource(source)])) as Readonly<
  Record<`M19_${Source}`, Metric>
>;
