import { lazy } from 'react';
import type { Area } from '../shell/area';

export const usersArea: Area = {
  name: 'users',
  pages: [
    {
      path: '/people',
      access: (can) => can('unit:manage') || can('post:manage'),
      component: lazy(() => import('./PeoplePage')),
      menu: { label: { zh: '机构和人员', en: 'Units and people' }, order: 110 },
    },
    {
      path: '/start-slips',
      access: (can) => can('person:start') || can('person:manage'),
      component: lazy(() => import('./StartListPage')),
      menu: { label: { zh: '起始卡', en: 'Start slips' }, order: 120 },
    },
    {
      path: '/my-phones',
      access: 'SIGNED_IN',
      component: lazy(() => import('./MyPhonesPage')),
      menu: { label: { zh: '我的手机', en: 'My phones' }, order: 10, place: 'HEADER' },
    },
  ],
};
