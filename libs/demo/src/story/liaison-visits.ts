import { addDays, epochDay, localDate } from '@app/kernel';
import { CAMPAIGN_BEGINS, workingDays } from './dates';
import type { StoryFirm } from './firm';
import { firmNamed, VISITED_FIRMS } from './firms';
import { cadreOf } from './liaison';
import { Random } from './random';
import type { PlannedVisit, StoryTopic, StoryWay } from './visit';

/** 包联 from January to the day before the campaign: 194 家次 = 实地 168 + 电话 26, only with firms the campaign saw as well. */
export const LIAISON_COUNTS = { onSite: 168, phone: 26 } as const;

/** Visits out of which an appeal came. */
const WITH_MATTERS: readonly (readonly [firm: string, on: string, topics: readonly StoryTopic[], words: string])[] = [
  ['佳明食品', '2024-03-05', ['UTILITIES', 'PRODUCTION'], '新建冷库已完工，315千伏安变压器不够，一开机就跳闸，已登记诉求。'],
  ['果园春合作社', '2024-04-09', ['LAND', 'PROCEDURES'], '冷藏保鲜库占地3.2亩，设施农业用地一直没有备案，已登记诉求。'],
  ['龙兴', '2024-05-08', ['LAND', 'PRODUCTION'], '计划扩建，需用地12亩，规划用途未调整，已登记诉求。'],
  ['龙兴', '2024-07-17', ['UTILITIES', 'PRODUCTION'], '昨夜暴雨后厂区水倒灌，镇管网接口堵塞，已登记诉求。'],
  ['佳明食品', '2024-08-19', ['PRODUCTION', 'OTHER'], '香菇旺季临时工缺40人，一条分拣线开不起来，已登记诉求。'],
  ['果园春合作社', '2024-09-03', ['ORDERS', 'OTHER'], '采收期到了，村桥限重，冷链车要绕行11公里，已登记诉求。'],
  ['众合包装', '2024-09-25', ['UTILITIES', 'PRODUCTION'], '天然气报价高，烘干成本下不来，已登记诉求。'],
  ['腾岳汽配', '2024-10-15', ['ARREARS', 'ORDERS'], '县属平台公司欠货款38.6万元已两年，周转受影响，已登记诉求。'],
];

/** The first working week goes into the register and the lists. */
const FIRST_DAY = localDate('2024-01-08');
/** Days that look like days off and are none. */
const MAKE_UP_DAYS = ['2024-04-28', '2024-09-14'];
/** Between two times with the same firm. */
const LEAST_GAP_DAYS = 12;
/** A cadre has other work as well. */
const MOST_A_DAY = 2;

export function liaisonVisits(): PlannedVisit[] {
  const random = new Random('liaison visits');
  const days = workingDays(FIRST_DAY, addDays(CAMPAIGN_BEGINS, -1));
  const visits: PlannedVisit[] = [];
  const add = (firm: StoryFirm, day: string, channel: StoryWay, more: Partial<PlannedVisit> = {}): boolean => {
    const on = localDate(day);
    const by = cadreOf(firm, on);
    const close = (v: PlannedVisit) => v.firms.includes(firm) && Math.abs(epochDay(v.on) - epochDay(on)) < LEAST_GAP_DAYS;
    if (by === null || visits.some(close) || visits.filter((v) => v.by === by && v.on === on).length >= MOST_A_DAY) return false;
    visits.push({ on, channel, firms: [firm], by, campaign: false, ...more });
    return true;
  };
  for (const [name, on, topics, words] of WITH_MATTERS) add(firmNamed(name), on, 'ON_SITE', { topics, note: words, matter: true });
  const fill = (many: number, channel: StoryWay, pickDay: () => string): void => {
    for (let left = many; left > 0;) if (add(random.pick(VISITED_FIRMS), pickDay(), channel)) left -= 1;
  };
  for (const day of MAKE_UP_DAYS) fill(1, 'ON_SITE', () => day);
  fill(LIAISON_COUNTS.onSite - WITH_MATTERS.length - MAKE_UP_DAYS.length, 'ON_SITE', () => random.pick(days));
  fill(LIAISON_COUNTS.phone, 'PHONE', () => random.pick(days));
  return visits;
}
