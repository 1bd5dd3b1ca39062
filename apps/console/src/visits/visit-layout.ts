import { todayInChina } from '@app/web-ui';
import type { FormLayout } from '../parts/action-fields';
import type { Visit, VisitPromise } from './visit';
import { VISIT_MESSAGES } from './visits.messages';

export const VISIT_LAYOUT: FormLayout<Visit> = {
  fields: { reason: { label: VISIT_MESSAGES.reason, hint: VISIT_MESSAGES.voidHint } },
};

const day = { label: VISIT_MESSAGES.settleDay, requiredWhen: () => true, initial: () => todayInChina() };

/** KEPT and BROKEN: when it was found out, and for a broken one why. */
export const PROMISE_LAYOUT: Readonly<Record<'KEPT' | 'BROKEN', FormLayout<VisitPromise>>> = {
  KEPT: {
    order: ['occurredOn', 'note'],
    fields: { occurredOn: { ...day, min: ({ subject }) => subject.madeOn }, note: { label: VISIT_MESSAGES.settleWords, rows: 2 } },
  },
  BROKEN: {
    order: ['occurredOn', 'note'],
    fields: { occurredOn: { ...day, min: ({ subject }) => subject.madeOn }, note: { label: VISIT_MESSAGES.settleWhy, rows: 2 } },
  },
};
