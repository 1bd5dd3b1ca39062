import type { Permission } from '@app/contract';
import type { SHELL_WORDS } from '@app/web-ui';

export interface MenuItem {
  readonly to: string;
  readonly word: keyof typeof SHELL_WORDS;
  readonly allowed: (can: (permission: Permission) => boolean) => boolean;
}

/** A unit that handles sees what was given to it, not the ledger of the office. */
const onlyHandles = (can: (permission: Permission) => boolean): boolean => can('appeal:handle') && !can('appeal:accept');

/** Every page there is, in the order of the menu; each post sees its own and nothing else. */
export const MENU: readonly MenuItem[] = [
  { to: '/appeals', word: 'menuAppeals', allowed: (can) => can('appeal:read') && !onlyHandles(can) },
  { to: '/dispatches', word: 'menuDispatches', allowed: onlyHandles },
  { to: '/visits', word: 'menuVisits', allowed: (can) => can('visit:read') },
  // Who goes to the firms has them on the phone; here it is for those who run a campaign or read how far it is.
  { to: '/campaigns', word: 'menuCampaigns', allowed: (can) => can('campaign:manage') || (can('campaign:read') && !can('visit:log')) },
  { to: '/firms', word: 'menuFirms', allowed: (can) => can('enterprise:read') },
  { to: '/import', word: 'menuImport', allowed: (can) => can('enterprise:import') },
  { to: '/wall', word: 'menuWall', allowed: (can) => can('figure:read') },
  { to: '/cards', word: 'menuCards', allowed: (can) => can('enterprise:link') },
  { to: '/report', word: 'menuReport', allowed: (can) => can('figure:read') },
  { to: '/phone-import', word: 'menuPhoneImport', allowed: (can) => can('visit:log') && can('record:late') },
  { to: '/people', word: 'menuPeople', allowed: (can) => can('unit:manage') || can('post:manage') },
  { to: '/start-slips', word: 'menuStartSlips', allowed: (can) => can('person:start') || can('person:manage') },
];

/** Where somebody comes in: who reads and decides begins with the figures, everybody else with the first page of the menu. */
export const landingOf = (items: readonly MenuItem[], can: (permission: Permission) => boolean): MenuItem | undefined =>
  (can('appeal:register') || can('appeal:accept') || can('appeal:handle') ? undefined : items.find(({ to }) => to === '/wall')) ?? items[0];
