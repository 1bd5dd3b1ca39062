import { lazy } from 'react';
import type { Section } from '../shell/section';

export const visitSection: Section = {
  name: 'visit',
  pages: [
    { path: '/visit', access: 'SIGNED_IN', component: lazy(() => import('./VisitPage')) },
    { path: '/street', access: 'SIGNED_IN', component: lazy(() => import('./StreetPage')) },
  ],
};
