import { lazy } from 'react';
import type { Area } from '../shell/area';

/** No item of the menu: lists lead here when they are taken out. */
export const exportsArea: Area = {
  name: 'exports',
  pages: [
    {
      path: '/exports',
      access: (can) => can('appeal:read') || can('enterprise:read'),
      component: lazy(() => import('./ExportsPage')),
    },
  ],
};
