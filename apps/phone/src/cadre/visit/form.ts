import { yuanOf } from '@app/web-ui/formats';
import type { EntryFirm } from '../outbox/entry';

export const CHANNELS = ['ON_SITE', 'SEMINAR', 'PHONE'] as const;
/** In the order people think of them. */
export const TOPICS = [
  'PRODUCTION',
  'ORDERS',
  'FINANCING',
  'UTILITIES',
  'LAND',
  'PROCEDURES',
  'ARREARS',
  'INSPECTIONS',
  'POLICY',
  'OTHER',
] as const;
export const CONFIRMATION_CHANNELS = ['CARD', 'PAPER', 'LATER'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Topic = (typeof TOPICS)[number];
export type ConfirmBy = (typeof CONFIRMATION_CHANNELS)[number];

/** What somebody writes down about a visit; everything but a topic has a preset or may be left out. */
export interface VisitForm {
  readonly firms: readonly EntryFirm[];
  readonly channel: Channel;
  readonly occurredOn: string;
  /** People with an account by their id, others by name. */
  readonly companions: readonly { readonly id: string | null; readonly name: string }[];
  readonly outsiders: string;
  readonly topics: readonly Topic[];
  readonly note: string;
  readonly trouble: { readonly what: string; readonly since: string; readonly solved: string | null; readonly firmId: string } | null;
  readonly money: { readonly amount: string; readonly purpose: string; readonly signed: boolean; readonly firmId: string } | null;
  readonly promise: { readonly what: string; readonly by: string; readonly firmId: string } | null;
  readonly confirmBy: ConfirmBy | null;
  readonly lateReason: string;
}

export const emptyForm = (firms: readonly EntryFirm[], today: string): VisitForm => ({
  firms,
  channel: 'ON_SITE',
  occurredOn: today,
  companions: [],
  outsiders: '',
  topics: [],
  note: '',
  trouble: null,
  money: null,
  promise: null,
  confirmBy: null,
  lateReason: '',
});

/** 张三、李四，王五 */
export const namesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[、,，;；\s]+/u)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

/** Days between two dates, the second being later. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
export const LATE_DAYS = 30;

/** Fields that are missing or that nobody can read, in the order of the page. */
export function missingIn(form: VisitForm, today: string): readonly string[] {
  const { firms, topics, trouble, money, promise } = form;
  return [
    ...(firms.length === 0 ? ['firms'] : []),
    ...(daysBetween(form.occurredOn, today) > LATE_DAYS && !form.lateReason.trim() ? ['lateReason'] : []),
    ...(topics.length === 0 ? ['topics'] : []),
    ...(trouble && !trouble.what.trim() ? ['trouble'] : []),
    ...(trouble?.solved !== null && trouble?.solved.trim() === '' ? ['solvedHow'] : []),
    ...(money && yuanOf(money.amount) === null ? ['amount'] : []),
    ...(money && !money.purpose.trim() ? ['purpose'] : []),
    ...(promise && !promise.what.trim() ? ['promise'] : []),
    ...(promise && !promise.by ? ['promiseBy'] : []),
  ];
}

const TITLE = 40;
/** The first sentence, as the title of the matter. */
export const titleOf = (words: string): string => {
  const [first = ''] = words.trim().split(/[\n。！？!?]/u);
  const letters = [...(first || words.trim())];
  return letters.length > TITLE ? `${letters.slice(0, TITLE).join('')}…` : letters.join('');
};
