import { lazy } from 'react';
import type { Area, Can } from '../shell/area';

/** Who goes to the firms has the lists on the phone; here they are for who runs a campaign or reads how far it is. */
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
