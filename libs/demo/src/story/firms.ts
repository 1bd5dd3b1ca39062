import { addDays, localDate, makeCreditCode } from '@app/kernel';
import { COOPERATIVES, ENTERPRISES, FAMILY_FARMS, firmWords, SHOPS, type Trade } from './firm-words';
import { FIRM_KINDS, type NotVisitedReason, type StoryFirm, type StoryFirmKind } from './firm';
import { NAMED_FIRMS } from './named-firms';
import { Random } from './random';
import { VILLAGES } from './units';

export const DEMO_MARK = '（演示）';

/** Firms of the register by village: 380. */
export const VILLAGE_COUNTS: Readonly<Record<string, number>> = {
  yangcheng: 74,
  houying: 22,
  gaoya: 19,
  sanguan: 48,
  zhangtang: 21,
  laojun: 18,
  jianchang: 14,
  niuwangmiao: 31,
  dugang: 20,
  tianying: 29,
  rengou: 15,
  liuying: 18,
  zhaoying: 16,
  changxing: 17,
  zhenxing: 18,
};

export const KIND_COUNTS: Readonly<Record<StoryFirmKind, number>> = {
  ENTERPRISE: 112,
  SOLE_PROPRIETOR: 187,
  FARMER_COOPERATIVE: 46,
  FAMILY_FARM: 35,
};

/** Family farms without a credit code at the end of the story. */
export const WITHOUT_CODE = 11;

const TRADES: Readonly<Record<StoryFirmKind, readonly Trade[]>> = {
  ENTERPRISE: ENTERPRISES,
  SOLE_PROPRIETOR: SHOPS,
  FARMER_COOPERATIVE: COOPERATIVES,
  FAMILY_FARM: FAMILY_FARMS,
};

/** First two characters: 91 企业, 92 个体工商户 (family farms register as such), 93 农民专业合作社. */
const CODE_PREFIX: Readonly<Record<StoryFirmKind, string>> = {
  ENTERPRISE: '91',
  SOLE_PROPRIETOR: '92',
  FARMER_COOPERATIVE: '93',
  FAMILY_FARM: '92',
};

export const demoCode = (kind: StoryFirmKind, no: number): string =>
  makeCreditCode(`${CODE_PREFIX[kind]}411323YC${String(no).padStart(6, '0')}`);

const SURNAMES = '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('');

const contactOf = (random: Random, no: number) => ({
  contactName: `${random.pick(SURNAMES)}${random.pick(['先生', '女士'])}`,
  contactPhone: `154${String(41_000_000 + no * 7).padStart(8, '0')}`,
});

const capitalOf = (random: Random, kind: StoryFirmKind): string | null => {
  if (kind === 'ENTERPRISE') return random.pick(['50', '100', '200', '300', '500', '1000']);
  return kind === 'FARMER_COOPERATIVE' ? random.pick(['30', '60', '100', '180']) : null;
};

const named: readonly StoryFirm[] = NAMED_FIRMS.map((firm, index) => {
  const random = new Random(`named ${index}`);
  return {
    ...firm,
    no: index + 1,
    establishedOn: addDays(localDate('2006-03-01'), random.under(5000)),
    capitalWan: capitalOf(random, firm.kind),
    ...contactOf(random, index + 1),
  };
});

const repeated = <T>(counts: readonly (readonly [T, number])[]): T[] =>
  counts.flatMap(([value, count]) => Array.from({ length: count }, () => value));

/** How many of them the named firms leave to be made up. */
const left = (total: number, has: (firm: StoryFirm) => boolean): number => total - named.filter(has).length;

function generated(): StoryFirm[] {
  const random = new Random('firms of the town');
  const villages = random.shuffled(
    repeated(VILLAGES.map(({ key }) => [key, left(VILLAGE_COUNTS[key] ?? 0, ({ village }) => village === key)] as const)),
  );
  const kinds = random.shuffled(repeated(FIRM_KINDS.map((kind) => [kind, left(KIND_COUNTS[kind], (f) => f.kind === kind)] as const)));
  const words = firmWords(random);
  let withoutCode = 0;
  return kinds.map((kind, index) => {
    const no = named.length + index + 1;
    const trade = random.pick(TRADES[kind]);
    const word = words[index];
    if (word === undefined) throw new RangeError('not enough words for names');
    const coded = kind !== 'FAMILY_FARM' || withoutCode >= WITHOUT_CODE;
    if (!coded) withoutCode += 1;
    return {
      no,
      name: `${trade.before}${word}${trade.after}${DEMO_MARK}`,
      shortName: `${word}${trade.short}`,
      kind,
      industry: trade.industry,
      village: villages[index] ?? 'yangcheng',
      code: coded ? demoCode(kind, no) : null,
      establishedOn: addDays(localDate('2010-01-05'), random.under(4800)),
      capitalWan: capitalOf(random, kind),
      ...contactOf(random, no),
    };
  });
}

/** Reason, how many of which kind, and the day the campaign found out. */
const GAPS: readonly (readonly [NotVisitedReason, StoryFirmKind, string])[] = [
  ['失联', 'ENTERPRISE', '2024-11-22'],
  ['失联', 'ENTERPRISE', '2024-12-06'],
  ['失联', 'SOLE_PROPRIETOR', '2024-11-27'],
  ['失联', 'SOLE_PROPRIETOR', '2024-12-11'],
  ['注销', 'SOLE_PROPRIETOR', '2024-11-20'],
  ['注销', 'SOLE_PROPRIETOR', '2024-11-29'],
  ['注销', 'SOLE_PROPRIETOR', '2024-12-04'],
  ['迁出', 'ENTERPRISE', '2024-11-26'],
  ['迁出', 'ENTERPRISE', '2024-12-03'],
  ['停业', 'SOLE_PROPRIETOR', '2024-12-10'],
  ['停业', 'ENTERPRISE', '2024-12-13'],
  ['婉拒', 'SOLE_PROPRIETOR', '2024-12-17'],
];
const DOUBLE_FOUND_ON = localDate('2024-12-18');

function withGaps(firms: readonly StoryFirm[]): StoryFirm[] {
  const gaps = new Map<number, NonNullable<StoryFirm['notVisited']>>();
  const random = new Random('not visited');
  for (const [reason, kind, foundOn] of GAPS) {
    const firm = random.pick(firms.filter((f) => f.kind === kind && f.code !== null && !gaps.has(f.no)));
    gaps.set(firm.no, { reason, foundOn: localDate(foundOn) });
  }
  // The double: a farm without a code that turned out to be a registered one of the same village, entered twice.
  const pairs = firms
    .filter(({ kind, code }) => kind === 'FAMILY_FARM' && code === null)
    .flatMap((loser) =>
      firms.filter((f) => f.kind === 'FAMILY_FARM' && f.code && f.village === loser.village).map((f) => [loser, f] as const),
    );
  const [loser, survivor] = random.pick(pairs);
  gaps.set(loser.no, { reason: '并户', foundOn: DOUBLE_FOUND_ON, survivorNo: survivor.no });
  return firms.map((firm) => {
    const notVisited = gaps.get(firm.no);
    return notVisited ? { ...firm, notVisited } : firm;
  });
}

/** The 380 firms of 阳城镇, in the order of their numbers. */
export const FIRMS: readonly StoryFirm[] = [...named, ...withGaps(generated())];

export const VISITED_FIRMS: readonly StoryFirm[] = FIRMS.filter(({ notVisited }) => !notVisited);

/** Three firms of the second town. */
export const SECOND_TOWN_FIRMS: readonly StoryFirm[] = (
  [
    ['西峡县丹禾猕猴桃酒业有限公司', '丹禾酒业', 'ENTERPRISE', 'C1519'],
    ['丹水镇桃源里民宿', '桃源里民宿', 'SOLE_PROPRIETOR', 'H6130'],
    ['西峡县丹泉香菇专业合作社', '丹泉香菇合作社', 'FARMER_COOPERATIVE', 'A0142'],
  ] as const
).map(([name, shortName, kind, industry], index) => {
  const no = FIRMS.length + index + 1;
  const random = new Random(`second town ${no}`);
  return {
    no,
    name: `${name}${DEMO_MARK}`,
    shortName,
    kind,
    industry,
    village: 'danshui',
    code: demoCode(kind, no),
    establishedOn: addDays(localDate('2012-05-08'), random.under(3000)),
    capitalWan: capitalOf(random, kind),
    ...contactOf(random, no),
  };
});

const BY_SHORT_NAME = new Map(FIRMS.map((firm) => [firm.shortName, firm]));

/** A firm of the story by the short name the story uses. */
export function firmNamed(shortName: string): StoryFirm {
  const firm = BY_SHORT_NAME.get(shortName) ?? SECOND_TOWN_FIRMS.find((f) => f.shortName === shortName);
  if (!firm) throw new RangeError(`no firm ${shortName}`);
  return firm;
}
