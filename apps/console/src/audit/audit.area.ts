import { lazy } from 'react';
import type { Area } from '../shell/area';

export const auditArea: Area = {
  name: 'audit',
  pages: [
    {
      path: '/doubts',
      access: (can) => can('audit:read'),
      component: lazy(() => import('./DoubtsPage')),
      menu: { label: { zh: '疑点', en: 'Doubts' }, order: 130, landing: (can) => can('audit:verify') },
    },
    {
      path: '/audit',
      access: (can) => can('audit:read'),
      component: lazy(() => import('./AuditPage')),
      menu: { label: { zh: '审计日志', en: 'Audit' }, order: 140 },
    },
  ],
};
