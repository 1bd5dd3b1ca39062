import { lazy } from 'react';
import type { Area } from '../shell/area';

export const cardsArea: Area = {
  name: 'cards',
  pages: [
    {
      path: '/cards',
      access: (can) => can('enterprise:link'),
      component: lazy(() => import('./CardsPage')),
      menu: { label: { zh: '服务卡', en: 'Service cards' }, order: 80 },
    },
  ],
};
