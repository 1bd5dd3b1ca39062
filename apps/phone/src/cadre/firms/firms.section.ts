import { lazy } from 'react';
import type { Section } from '../shell/section';

export const firmsSection: Section = {
  name: 'firms',
  pages: [
    {
      path: '/firms',
      access: 'SIGNED_IN',
      component: lazy(() => import('./FirmsPage')),
      nav: { label: { zh: '我的企业', en: 'My firms' }, order: 20 },
    },
    { path: '/firms/:id', access: 'SIGNED_IN', component: lazy(() => import('./FirmPage')) },
  ],
};
