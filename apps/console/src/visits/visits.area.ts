import { lazy } from 'react';
import type { Area, Can } from '../shell/area';

const logs = (can: Can): boolean => can('visit:read') && can('visit:log');

export const visitsArea: Area = {
  name: 'visits',
  pages: [
    {
      path: '/visits',
      access: (can) => can('visit:read'),
      component: lazy(() => import('./VisitsPage')),
      menu: { label: { zh: '走访台账', en: 'Visits' }, order: 30 },
    },
    { path: '/visits/new', access: logs, component: lazy(() => import('./LogVisitPage')) },
    { path: '/visits/paste', access: logs, component: lazy(() => import('./PastePage')) },
  ],
};
