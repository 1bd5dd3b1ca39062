import { lazy } from 'react';
import type { Area } from '../shell/area';

export const firmsArea: Area = {
  name: 'firms',
  pages: [
    {
      path: '/firms',
      access: (can) => can('enterprise:read'),
      component: lazy(() => import('./FirmsPage')),
      menu: { label: { zh: '企业', en: 'Firms' }, order: 50 },
    },
    { path: '/firms/new', access: (can) => can('enterprise:create'), component: lazy(() => import('./NewFirmPage')) },
    { path: '/firms/:id', access: (can) => can('enterprise:read'), component: lazy(() => import('./FirmPage')) },
  ],
};
