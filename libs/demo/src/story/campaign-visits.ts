import { localDate, type LocalDate } from '@app/kernel';
import { CAMPAIGN_BEGINS, CAMPAIGN_ENDS, workingDays } from './dates';
import type { StoryFirm } from './firm';
import { firmNamed, VISITED_FIRMS } from './firms';
import { cadreOf, FIRMS_BY_CADRE } from './liaison';
import { Random } from './random';
import type { PlannedVisit, StoryTopic } from './visit';

/**
 * The campaign: 367 firms, of which 44 were seen twice and 5 three times: 421 家次 = 实地 380 + 座谈 25 + 电话 16. The first time with
 * every firm is a meeting in person.
 */
const DAYS = workingDays(CAMPAIGN_BEGINS, CAMPAIGN_ENDS);
const FIRST_SEMINAR = localDate('2024-11-21');
const SECOND_SEMINAR = localDate('2024-11-28');

/** Days on which something came up, and what. */
const FIRST_TIMES: readonly (readonly [firm: string, on: string, topics: readonly StoryTopic[], words: string])[] = [
  ['鼎泽耐材', '2024-11-12', ['UTILITIES', 'PRODUCTION'], '天然气管线离厂区还差600米，冬季限供影响窑炉连续生产，已登记诉求。'],
  [
    '龙兴',
    '2024-11-13',
    ['FINANCING', 'PRODUCTION'],
    '新上一条炉料生产线，设备款和原料款占用多，提出融资1000万元，讲解了融资协调机制和五项标准。',
  ],
  ['佳明食品', '2024-11-14', ['FINANCING', 'ORDERS'], '香菇收购旺季需要周转资金500万元，出口订单排到明年二月。'],
  ['宛茸菌业', '2024-11-14', ['PROCEDURES', 'ORDERS'], '接到第一笔出口订单，不清楚原产地证怎么办理，已登记诉求。'],
  ['腾岳汽配', '2024-11-19', ['PROCEDURES', 'PRODUCTION'], '新增两台数控设备，排污登记不会变更，已登记诉求。'],
  ['众合包装', '2024-11-18', ['FINANCING', 'ORDERS'], '纸箱订单稳定，想贷款换一条印刷线，企业征信有逾期记录，先如实登记。'],
  ['顺捷物流', '2024-11-26', ['FINANCING'], '计划增购冷链车三台，提出贷款150万元。'],
  ['山里红农场', '2024-11-26', ['PROCEDURES', 'FINANCING'], '没有办营业执照，卖山茱萸开不了票、也贷不了款，已登记诉求。'],
  ['新源燃料', '2024-11-28', ['PROCEDURES', 'PRODUCTION'], '秸秆运输车白天禁行，收储点的料拉不回来，已登记诉求。'],
  ['伏岭民宿', '2024-12-10', ['FINANCING', 'OTHER'], '省道边没有指示牌，客人导航到村口就找不到；另想贷款改造四间客房。'],
];

/** Further times in person that the story needs; null is a free day. */
const FURTHER_ON_SITE: readonly (readonly [firm: string, on: string | null, topics?: readonly StoryTopic[], words?: string])[] = [
  ['宛茸菌业', '2024-11-19', ['FINANCING'], '菌棒厂扩产，原有贷款月底到期，希望续贷并新增，提出融资300万元。'],
  ['鼎泽耐材', '2024-11-20', ['FINANCING', 'UTILITIES'], '从未在银行贷过款，想贷100万元备冬储原料；说明供气事项办理进度。'],
  ['龙兴', null],
  ['佳明食品', null],
  ['腾岳汽配', null],
];
const BY_PHONE = ['果园春合作社', '山里红农场', '新源燃料'];
const AT_FIRST_SEMINAR = ['龙兴', '腾岳汽配', '顺捷物流', '伏岭民宿'];
const AT_SECOND_SEMINAR = ['佳明食品', '宛茸菌业', '鼎泽耐材', '众合包装'];
/** How many of the generated firms were seen a second time, and how. */
const SECOND_TIMES = { firstSeminar: 10, secondSeminar: 7, onSite: 8, phone: 13 } as const;
/** A cadre goes out on so many days of the campaign. */
const OUTINGS = 6;

const SEMINARS: readonly (readonly [on: LocalDate, words: string])[] = [
  [FIRST_SEMINAR, '召开融资政策座谈会，两家银行讲解无还本续贷、首贷贴息和申报、推荐流程，参会企业逐户说明了资金需求和抵押情况。'],
  [SECOND_SEMINAR, '召开稳生产座谈会，通报诉求办理进度，听取冬季用电用气、用工和物流方面的意见，会后逐条登记。'],
];

export function campaignVisits(): PlannedVisit[] {
  const random = new Random('campaign');
  const others = random.shuffled(VISITED_FIRMS.filter((f) => f.no > 16 && (f.kind === 'ENTERPRISE' || f.kind === 'FARMER_COOPERATIVE')));
  const take = (many: number): StoryFirm[] => others.splice(0, many);
  const seminars = [
    [...AT_FIRST_SEMINAR.map(firmNamed), ...take(SECOND_TIMES.firstSeminar)],
    [...AT_SECOND_SEMINAR.map(firmNamed), ...take(SECOND_TIMES.secondSeminar)],
  ];
  const taken = new Map<number, Set<LocalDate>>();
  const note = (firm: StoryFirm, on: LocalDate): LocalDate => {
    const days = taken.get(firm.no) ?? new Set();
    if (days.has(on)) throw new RangeError(`${firm.shortName} twice on ${on}`);
    taken.set(firm.no, days.add(on));
    return on;
  };
  const visits: PlannedVisit[] = SEMINARS.map(([on, words], index) => ({
    on,
    channel: 'SEMINAR',
    firms: (seminars[index] ?? []).map((firm) => (note(firm, on), firm)),
    by: 'zhuanyuan',
    companions: ['fuzhenzhang', 'banzhuren'],
    outsiders: ['甲银行客户经理', '乙银行客户经理'],
    campaign: true,
    topics: index === 0 ? ['FINANCING', 'POLICY'] : ['PRODUCTION', 'UTILITIES', 'ORDERS'],
    note: words,
  }));
  const one = (firm: StoryFirm, day: LocalDate, channel: 'ON_SITE' | 'PHONE', more: Partial<PlannedVisit> = {}): void => {
    const on = note(firm, day);
    visits.push({ on, channel, firms: [firm], by: cadreOf(firm, on) ?? 'zhuanyuan', campaign: true, ...more });
  };
  /** A day of the second half, not next to another time with the same firm. */
  const laterDay = (firm: StoryFirm): LocalDate => {
    const seen = [...(taken.get(firm.no) ?? [])].map((on) => DAYS.indexOf(on));
    return random.pick(DAYS.filter((_, i) => i >= 10 && seen.every((other) => Math.abs(other - i) >= 3)));
  };

  for (const [name, on, topics, words] of FIRST_TIMES)
    one(firmNamed(name), localDate(on), 'ON_SITE', { topics, note: words, matter: true });
  for (const [name, on, topics, words] of FURTHER_ON_SITE) {
    if (on && topics && words) one(firmNamed(name), localDate(on), 'ON_SITE', { topics, note: words, matter: true });
  }
  const pinned = new Set(FIRST_TIMES.map(([name]) => firmNamed(name).no));
  for (const firms of FIRMS_BY_CADRE.values()) {
    const days = outingDays(random);
    firms
      .filter((firm) => !firm.notVisited && !pinned.has(firm.no))
      .forEach((firm, i) => {
        const free = days.filter((day) => !taken.get(firm.no)?.has(day));
        one(firm, free[i % free.length] ?? CAMPAIGN_BEGINS, 'ON_SITE');
      });
  }
  const onSite = [...FURTHER_ON_SITE.filter(([, on]) => !on).map(([name]) => firmNamed(name)), ...take(SECOND_TIMES.onSite)];
  const phone = [...BY_PHONE.map(firmNamed), ...take(SECOND_TIMES.phone)];
  for (const firm of onSite) one(firm, laterDay(firm), 'ON_SITE');
  for (const firm of phone) one(firm, laterDay(firm), 'PHONE');
  return visits;
}

/** One day in each stretch of the campaign. */
function outingDays(random: Random): LocalDate[] {
  const length = DAYS.length / OUTINGS;
  return Array.from({ length: OUTINGS }, (_, i) => {
    const from = Math.floor(i * length);
    return DAYS[from + random.under(Math.floor(length))] ?? CAMPAIGN_BEGINS;
  });
}
