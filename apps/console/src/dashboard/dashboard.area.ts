import { lazy } from 'react';
import type { Area, Can } from '../shell/area';

/** Who reads and decides begins with the figures; who works on appeals begins with the work. */
const readsOnly = (can: Can): boolean => !can('appeal:register') && !can('appeal:accept') && !can('appeal:handle');

export const dashboardArea: Area = {
  name: 'dashboard',
  pages: [
    {
      path: '/wall',
      access: (can) => can('figure:read'),
      component: lazy(() => import('./DashboardPage')),
      menu: { label: { zh: '工作看板', en: 'Dashboard' }, order: 70, landing: readsOnly },
    },
  ],
};
