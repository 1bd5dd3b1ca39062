import { lazy } from 'react';
import type { Section } from '../shell/section';

export const meSection: Section = {
  name: 'me',
  pages: [
    { path: '/me', access: 'SIGNED_IN', component: lazy(() => import('./MePage')), nav: { label: { zh: '我', en: 'Me' }, order: 30 } },
    { path: '/me/pin', access: 'SIGNED_IN', component: lazy(() => import('./ChangePinPage')) },
  ],
};
