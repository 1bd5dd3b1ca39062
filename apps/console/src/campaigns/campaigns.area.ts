import { lazy } from 'react';
import type { Area, Can } from '../shell/area';

/** Campaigns at the desk are for who runs or reads them; visitors have their lists on the phone. */
const runsOrReads = (can: Can): boolean => can('campaign:manage') || (can('campaign:read') && !can('visit:log'));

export const campaignsArea: Area = {
  name: 'campaigns',
  pages: [
    {
      path: '/campaigns',
      access: runsOrReads,
      component: lazy(() => import('./CampaignsPage')),
      menu: { label: { zh: '专项行动', en: 'Campaigns' }, order: 40 },
    },
  ],
};
