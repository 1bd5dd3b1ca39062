import { lazy } from 'react';
import type { Area, Can } from '../shell/area';

/** A unit that handles sees what was given to it, not the ledger of the office. */
const onlyHandles = (can: Can): boolean => can('appeal:handle') && !can('appeal:accept');
const readsLedger = (can: Can): boolean => can('appeal:read') && !onlyHandles(can);

export const deskArea: Area = {
  name: 'desk',
  pages: [
    {
      path: '/appeals',
      access: readsLedger,
      component: lazy(() => import('./DeskPage')),
      menu: { label: { zh: '诉求台账', en: 'Appeals' }, order: 10 },
    },
    { path: '/appeals/new', access: (can) => readsLedger(can) && can('appeal:register'), component: lazy(() => import('./RegisterPage')) },
    { path: '/appeals/print', access: readsLedger, component: lazy(() => import('./PrintPage')) },
    {
      path: '/dispatches',
      access: onlyHandles,
      component: lazy(() => import('./DispatchesPage')),
      menu: { label: { zh: '交办件', en: 'Handed to us' }, order: 20 },
    },
  ],
};
