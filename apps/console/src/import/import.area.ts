import { lazy } from 'react';
import type { Area } from '../shell/area';

export const importArea: Area = {
  name: 'import',
  pages: [
    {
      path: '/import',
      access: (can) => can('enterprise:import'),
      component: lazy(() => import('./ImportsPage')),
      menu: { label: { zh: '导入企业', en: 'Import firms' }, order: 60 },
    },
    { path: '/import/:id', access: (can) => can('enterprise:import'), component: lazy(() => import('./ImportPage')) },
  ],
};
