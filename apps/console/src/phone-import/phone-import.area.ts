import { lazy } from 'react';
import type { Area } from '../shell/area';

export const phoneImportArea: Area = {
  name: 'phone-import',
  pages: [
    {
      path: '/phone-import',
      access: (can) => can('visit:log') && can('record:late'),
      component: lazy(() => import('./PhoneImportPage')),
      menu: { label: { zh: '手机文件导入', en: 'Phone import' }, order: 100 },
    },
  ],
};
