import { type ComponentType, lazy } from 'react';

/** What an enterprise has to show: nothing, the card of the firm, or number and query code of one appeal. */
export type PortalAccess = 'PUBLIC' | 'CARD' | 'QUERY_CODE';

export interface PortalPage {
  readonly path: `/${string}`;
  readonly access: PortalAccess;
  readonly component: ComponentType;
}

/** Every page of the enterprise. */
export const PORTAL_PAGES: readonly PortalPage[] = [
  { path: '/', access: 'PUBLIC', component: lazy(() => import('./StartPage')) },
  { path: '/c', access: 'CARD', component: lazy(() => import('./FirmPage')) },
  { path: '/c/new', access: 'CARD', component: lazy(() => import('./SubmitPage')) },
  { path: '/c/:id', access: 'CARD', component: lazy(() => import('./OwnAppealPage')) },
  { path: '/track', access: 'PUBLIC', component: lazy(() => import('./TrackPage')) },
  { path: '/t', access: 'QUERY_CODE', component: lazy(() => import('./TrackedPage')) },
  { path: '/v', access: 'PUBLIC', component: lazy(() => import('./ConfirmVisitPage')) },
  { path: '/done/:number', access: 'PUBLIC', component: lazy(() => import('./DonePage')) },
];
