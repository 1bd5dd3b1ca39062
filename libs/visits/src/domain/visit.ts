import type { LocalDate, Money } from '@app/kernel';

/** How a visit was made. 实地 and 座谈 count as 走访 by default; 电话 has a figure of its own. */
export const VISIT_CHANNELS = ['ON_SITE', 'SEMINAR', 'PHONE'] as const;
export type VisitChannel = (typeof VISIT_CHANNELS)[number];

/** What was talked about: a tap each, no typing. Code → Chinese name, the same on the phone, the desk and paper. */
export const VISIT_TOPIC_NAMES = {
  PRODUCTION: '生产用工',
  ORDERS: '订单',
  FINANCING: '融资',
  UTILITIES: '用电用水',
  LAND: '用地',
  PROCEDURES: '手续',
  ARREARS: '账款',
  INSPECTIONS: '检查过多',
  POLICY: '政策宣传',
  OTHER: '其他',
} as const;
export type VisitTopic = keyof typeof VISIT_TOPIC_NAMES;
export const VISIT_TOPICS = Object.keys(VISIT_TOPIC_NAMES) as readonly VisitTopic[];

/** By which way a demand for financing that came up is to go on: recommendation list, matching event, the firm's own. */
export const VISIT_DEMAND_ROUTES = ['MECHANISM', 'MATCHING_EVENT', 'OWN'] as const;
export type VisitDemandRoute = (typeof VISIT_DEMAND_ROUTES)[number];

/** How the firm is to say that the visit took place: at once by the code on the visitor's phone or by its card, on a paper that was photographed, when it is called back. */
export const CONFIRMATION_CHANNELS = ['CARD', 'PAPER', 'LATER'] as const;
export type ConfirmationChannel = (typeof CONFIRMATION_CHANNELS)[number];

/** How independent the firm's word on a visit is: another device · one on a network where staff work · staff had the proof in hand. */
export const VISIT_CONFIRMATION_CLASSES = ['A', 'B', 'D'] as const;
export type VisitConfirmationClass = (typeof VISIT_CONFIRMATION_CLASSES)[number];

/** What became of a promise. */
export const PROMISE_OUTCOMES = ['KEPT', 'BROKEN'] as const;
export type PromiseOutcome = (typeof PROMISE_OUTCOMES)[number];

type Maybe<T> = T | null | undefined;

/** An appeal that was raised during the visit. */
export interface AppealRaised {
  /** May be left out when the visit has one firm. */
  readonly enterpriseId?: Maybe<string>;
  readonly title: string;
  readonly description: string;
  readonly contactName?: Maybe<string>;
  readonly contactPhone?: Maybe<string>;
  /** Code of the appeals' own list; judged there. */
  readonly category?: Maybe<string>;
  /** 现场已办结: what was done there and then. */
  readonly solvedOnSpot?: Maybe<string>;
}

/** A demand for financing that was named during the visit. */
export interface DemandRaised {
  /** May be left out when the visit has one firm. */
  readonly enterpriseId?: Maybe<string>;
  readonly amount: Money;
  readonly purpose: string;
  readonly termMonths?: Maybe<number>;
  /** MECHANISM when left out. */
  readonly route?: Maybe<VisitDemandRoute>;
  /** The day the firm signed that banks may be told; never a day to come. */
  readonly authorisedOn?: Maybe<LocalDate>;
}

/** Something the visitor promised the firm. */
export interface PromiseMade {
  /** May be left out when the visit has one firm. */
  readonly enterpriseId?: Maybe<string>;
  readonly text: string;
  /** By when; not before the day of the visit. */
  readonly dueOn: LocalDate;
}

/** What a visit is, as somebody writes it down. */
export interface VisitFields {
  /** Made by the client for this intent. */
  readonly clientId: string;
  /** The day it happened; today when left out. */
  readonly occurredOn?: Maybe<LocalDate>;
  readonly channel: VisitChannel;
  /** 1 to 100; one that is named twice, also by the id of a merged double, is one firm. */
  readonly firms: readonly { readonly enterpriseId: string }[];
  /** People of the installation who took part; the visitor always does. */
  readonly participantIds?: Maybe<readonly string[]>;
  /** Names of those who took part and have no account. */
  readonly outsiders?: Maybe<readonly string[]>;
  readonly topics: readonly VisitTopic[];
  readonly note?: Maybe<string>;
  readonly place?: Maybe<string>;
  readonly campaignId?: Maybe<string>;
  /** The visitor, when somebody else writes it down (代录). */
  readonly onBehalfOf?: Maybe<string>;
  /** What the device's clock showed when the visit was written down on it. */
  readonly deviceAt?: Maybe<Date>;
  readonly lateReason?: Maybe<string>;
  readonly confirmBy?: Maybe<ConfirmationChannel>;
}

export interface LogVisit extends VisitFields {
  readonly promises?: Maybe<readonly PromiseMade[]>;
  readonly appeals?: Maybe<readonly AppealRaised[]>;
  readonly demands?: Maybe<readonly DemandRaised[]>;
}
