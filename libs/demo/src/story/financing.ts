import { localDate, type LocalDate } from '@app/kernel';

export type StoryRoute = 'MECHANISM' | 'MATCHING_EVENT' | 'OWN';
export type StoryGuarantee = 'CREDIT' | 'MORTGAGE' | 'MIXED';
export type StoryRefusal = 'NOT_ELIGIBLE' | 'NO_FIXED_PREMISES' | 'PURPOSE_MISMATCH';
export type StoryPayment = 'NEW' | 'RENEWAL_NO_REPAY';

export interface StoryTranche {
  readonly on: LocalDate;
  readonly kind: StoryPayment;
  /** In 万元. */
  readonly wan: string;
}

export interface StoryOffer {
  /** Key of the bank's unit. */
  readonly bank: 'jia' | 'yi';
  readonly sentOn: LocalDate;
  readonly decidedOn: LocalDate;
  readonly granted?: { readonly wan: string; readonly rate: string; readonly guarantee: StoryGuarantee };
  readonly refused?: StoryRefusal;
  readonly answer?: { readonly answer: 'ACCEPTED' | 'DECLINED'; readonly on: LocalDate };
  readonly tranches: readonly StoryTranche[];
}

export interface StoryDemand {
  readonly firm: string;
  readonly wan: string;
  readonly purpose: string;
  readonly termMonths: number;
  readonly route: StoryRoute;
  /** 走访（或提出）, and whether it came up during a visit of that day. */
  readonly on: LocalDate;
  readonly fromVisit: boolean;
  /** 申报: the firm signed that its data may go to banks. */
  readonly authorisedOn: LocalDate;
  readonly offers: readonly StoryOffer[];
}

const day = (text: string): LocalDate => localDate(`2024-${text}`);
const paid = (on: string, wan: string, kind: StoryPayment = 'NEW'): StoryTranche => ({ on: day(on), wan, kind });

type Granted = readonly [wan: string, rate: string, guarantee: StoryGuarantee];

const granted = (
  bank: 'jia' | 'yi',
  [sent, decided, answered]: readonly [sent: string, decided: string, answered?: string],
  [wan, rate, guarantee]: Granted,
  tranches: readonly StoryTranche[],
  answer: 'ACCEPTED' | 'DECLINED' = 'ACCEPTED',
): StoryOffer => ({
  bank,
  sentOn: day(sent),
  decidedOn: day(decided),
  granted: { wan, rate, guarantee },
  ...(answered ? { answer: { answer, on: day(answered) } } : {}),
  tranches,
});
const refused = (bank: 'jia' | 'yi', sent: string, decided: string, reason: StoryRefusal): StoryOffer => ({
  bank,
  sentOn: day(sent),
  decidedOn: day(decided),
  refused: reason,
  tranches: [],
});

type Mechanism = readonly [visited: string, declared: string];

const demand = (
  firm: string,
  wan: string,
  purpose: string,
  termMonths: number,
  route: StoryRoute,
  [on, authorised]: Mechanism,
  offers: readonly StoryOffer[],
): StoryDemand => ({
  firm,
  wan,
  purpose,
  termMonths,
  route,
  on: day(on),
  fromVisit: route === 'MECHANISM' || firm === '山里红农场',
  authorisedOn: day(authorised),
  offers,
});

/** The six loans of the sentence. What 龙兴 got on 2025-01-10 (200万元) is not known yet when the story ends. */
export const COUNTED_DEMANDS: readonly StoryDemand[] = [
  demand(
    '腾岳汽配',
    '300',
    '购买钢材等原料',
    12,
    'MATCHING_EVENT',
    ['05-24', '05-24'],
    [granted('jia', ['05-24', '06-13', '06-14'], ['300', '4.10', 'MORTGAGE'], [paid('06-18', '300')])],
  ),
  demand(
    '果园春合作社',
    '200',
    '猕猴桃采收期收购资金',
    12,
    'OWN',
    ['08-27', '08-27'],
    [granted('jia', ['08-27', '09-06', '09-09'], ['200', '4.20', 'CREDIT'], [paid('09-10', '200')])],
  ),
  demand(
    '龙兴',
    '1000',
    '新建炉料生产线的设备和原料款',
    36,
    'MECHANISM',
    ['11-13', '11-14'],
    [granted('jia', ['11-15', '11-27', '11-28'], ['1000', '3.85', 'MIXED'], [paid('11-29', '500'), paid('12-20', '300')])],
  ),
  demand(
    '佳明食品',
    '500',
    '香菇旺季收购周转',
    12,
    'MECHANISM',
    ['11-14', '11-15'],
    [
      granted('jia', ['11-18', '12-03', '12-05'], ['300', '4.05', 'MORTGAGE'], [], 'DECLINED'),
      granted('yi', ['11-18', '12-05', '12-06'], ['400', '3.70', 'MORTGAGE'], [paid('12-09', '380')]),
    ],
  ),
  demand(
    '宛茸菌业',
    '300',
    '菌棒厂扩产，原有贷款到期续贷',
    24,
    'MECHANISM',
    ['11-19', '11-20'],
    [
      granted(
        'jia',
        ['11-21', '12-06', '12-09'],
        ['266.5', '3.95', 'MORTGAGE'],
        [paid('12-12', '200', 'RENEWAL_NO_REPAY'), paid('12-12', '66.5')],
      ),
    ],
  ),
  demand(
    '鼎泽耐材',
    '100',
    '冬储原料',
    12,
    'MECHANISM',
    ['11-20', '11-21'],
    [granted('yi', ['11-22', '12-16', '12-17'], ['100', '3.90', 'CREDIT'], [paid('12-18', '90')])],
  ),
];

/** Nothing of these was paid out in 2024: one credit that is paid in January, three refusals. */
export const OTHER_DEMANDS: readonly StoryDemand[] = [
  demand('众合包装', '80', '更换印刷线', 24, 'MECHANISM', ['11-18', '11-19'], [refused('yi', '11-20', '12-11', 'NOT_ELIGIBLE')]),
  demand(
    '顺捷物流',
    '150',
    '增购冷链车三台',
    36,
    'MECHANISM',
    ['11-26', '11-27'],
    [granted('jia', ['11-28', '12-26'], ['150', '4.00', 'MORTGAGE'], [])],
  ),
  demand(
    '山里红农场',
    '10',
    '购买农资（经营者只提供了个人消费贷款申请）',
    12,
    'OWN',
    ['11-26', '11-28'],
    [refused('jia', '11-29', '12-09', 'PURPOSE_MISMATCH')],
  ),
  demand('伏岭民宿', '30', '改造客房四间', 24, 'MECHANISM', ['12-10', '12-11'], [refused('yi', '12-12', '12-19', 'NO_FIXED_PREMISES')]),
];

export const DEMANDS: readonly StoryDemand[] = [...COUNTED_DEMANDS, ...OTHER_DEMANDS];
