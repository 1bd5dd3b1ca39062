import { registerEnumType } from '@nestjs/graphql';
import {
  CONFIRMATION_CHANNELS,
  type ConfirmationChannel,
  PROMISE_OUTCOMES,
  type PromiseOutcome,
  VISIT_CONFIRMATION_CLASSES,
  VISIT_DEMAND_ROUTES,
  VISIT_TOPIC_NAMES,
  VISIT_TOPICS,
  VISIT_CHANNELS,
  type VisitConfirmationClass,
  type VisitDemandRoute,
  type VisitTopic,
  type VisitChannel,
} from '../domain/visit';

const enumOf = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, key])) as { readonly [key in K]: key };

export const VisitChannelEnum = enumOf<VisitChannel>(VISIT_CHANNELS);
registerEnumType(VisitChannelEnum, {
  name: 'VisitChannel',
  description: '走访方式。How a visit was made.',
  valuesMap: {
    ON_SITE: { description: '实地：at the firm.' },
    SEMINAR: { description: '座谈：a meeting with one or many firms.' },
    PHONE: { description: '电话：by telephone; counted apart.' },
  },
});

export const VisitTopicEnum = enumOf<VisitTopic>(VISIT_TOPICS);
registerEnumType(VisitTopicEnum, {
  name: 'VisitTopic',
  description: '走访内容。What was talked about.',
  valuesMap: {
    PRODUCTION: { description: `${VISIT_TOPIC_NAMES.PRODUCTION}：production, business and staff.` },
    ORDERS: { description: `${VISIT_TOPIC_NAMES.ORDERS}：orders and markets.` },
    FINANCING: { description: `${VISIT_TOPIC_NAMES.FINANCING}：loans and money.` },
    UTILITIES: { description: `${VISIT_TOPIC_NAMES.UTILITIES}：power, water, gas, network.` },
    LAND: { description: `${VISIT_TOPIC_NAMES.LAND}：land and buildings.` },
    PROCEDURES: { description: `${VISIT_TOPIC_NAMES.PROCEDURES}：permits and procedures.` },
    ARREARS: { description: `${VISIT_TOPIC_NAMES.ARREARS}：money owed to the firm.` },
    INSPECTIONS: { description: `${VISIT_TOPIC_NAMES.INSPECTIONS}：inspections and penalties.` },
    POLICY: { description: `${VISIT_TOPIC_NAMES.POLICY}：policies explained or claimed.` },
    OTHER: { description: `${VISIT_TOPIC_NAMES.OTHER}：anything else.` },
  },
});

export const VisitDemandRouteEnum = enumOf<VisitDemandRoute>(VISIT_DEMAND_ROUTES);
registerEnumType(VisitDemandRouteEnum, {
  name: 'VisitDemandRoute',
  description: '融资对接途径。By which way a demand that came up on a visit goes on.',
  valuesMap: {
    MECHANISM: { description: '推荐清单：through the recommendation list.' },
    MATCHING_EVENT: { description: '银企对接会：at a matching event.' },
    OWN: { description: '自行申贷：the firm asks a bank itself.' },
  },
});

export const ConfirmationChannelEnum = enumOf<ConfirmationChannel>(CONFIRMATION_CHANNELS);
registerEnumType(ConfirmationChannelEnum, {
  name: 'VisitConfirmationChannel',
  description: '企业确认方式。How the firm is to say that the visit took place.',
  valuesMap: {
    CARD: { description: "让企业扫一扫：by the code on the visitor's phone, or by its own card." },
    PAPER: { description: '纸质表拍照：on a paper that was photographed.' },
    LATER: { description: '稍后回访：when the office calls back.' },
  },
});

export const PromiseOutcomeEnum = enumOf<PromiseOutcome>(PROMISE_OUTCOMES);
registerEnumType(PromiseOutcomeEnum, {
  name: 'PromiseOutcome',
  description: '承诺结果。What became of a promise.',
  valuesMap: { KEPT: { description: '已兑现：kept.' }, BROKEN: { description: '未兑现：broken, with words why.' } },
});

export const VisitConfirmationClassEnum = enumOf<VisitConfirmationClass>(VISIT_CONFIRMATION_CLASSES);
registerEnumType(VisitConfirmationClassEnum, {
  name: 'VisitConfirmationClass',
  description: '走访确认的独立性。How sure it is that the firm itself said it.',
  valuesMap: {
    A: { description: '企业本人：by a device of its own.' },
    B: { description: '同一网络：by a device of its own on a network where staff work.' },
    D: { description: '不计入：where staff work, or by a proof that staff had in hand.' },
  },
});
