import { lazy } from 'react';
import type { Area } from '../shell/area';

export const reportArea: Area = {
  name: 'report',
  pages: [
    {
      path: '/report',
      access: (can) => can('figure:read'),
      component: lazy(() => import('./ReportPage')),
      menu: { label: { zh: '工作报告', en: 'Report' }, order: 90 },
    },
  ],
};
