import type { VisitFieldsFragment, VisitTopic, VisitChannel } from '@app/contract';
import type { Me } from '../shell/session';

export type Visit = VisitFieldsFragment;
export type VisitPromise = Visit['promises'][number];

/** In the order in which people talk about them. */
export const CHANNELS = ['ON_SITE', 'SEMINAR', 'PHONE'] as const satisfies readonly VisitChannel[];
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
] as const satisfies readonly VisitTopic[];

/** After so many days a visit needs a reason; the server judges by its own clock. */
export const FREE_DAYS = 30;
export const daysBefore = (today: string, count: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10);

/** The page of one visit, within the list. */
export const visitLink = (id: string): string => `/visits?open=${id}`;

const isOffice = (me: Me): boolean => me.post?.role === 'OFFICE_CLERK' || me.post?.role === 'OFFICE_HEAD';
const isOwn = (me: Me, visit: Visit): boolean => visit.recordedBy.id === me.person.id || visit.onBehalfOf?.id === me.person.id;

type Asking = Me & { readonly can: (permission: 'visit:log' | 'visit:void') => boolean };

/** What the page offers; the server judges for itself. */
export const maySettle = (me: Asking, visit: Visit, promise: VisitPromise): boolean =>
  me.can('visit:log') &&
  promise.outcome === null &&
  (isOffice(me) || promise.person.id === me.person.id || visit.recordedBy.id === me.person.id);
export const mayAddPhotos = (me: Asking, visit: Visit): boolean =>
  me.can('visit:log') &&
  visit.voidedAt === null &&
  (isOffice(me) || isOwn(me, visit) || visit.participants.some(({ id }) => id === me.person.id));
export const mayVoid = (me: Asking, visit: Visit): boolean =>
  me.can('visit:void') && visit.voidedAt === null && (isOffice(me) || isOwn(me, visit));
