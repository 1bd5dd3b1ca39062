import { lazy } from 'react';
import type { Section } from '../shell/section';

/** Reached from the head of every page, where it is said how much waits. */
export const outboxSection: Section = {
  name: 'outbox',
  pages: [{ path: '/outbox', access: 'SIGNED_IN', component: lazy(() => import('./OutboxPage')) }],
};
