import { type Role, ROLES } from '@app/kernel';

/** Roles that a person (or a program) can hold by a post. */
export type HeldRole = Exclude<Role, 'ENTERPRISE_LINK' | 'APPEAL_TRACKER'>;
export const HELD_ROLES = ROLES.filter((role): role is HeldRole => role !== 'ENTERPRISE_LINK' && role !== 'APPEAL_TRACKER');

/** AREA: the township, county or city that holds the unit. UNIT: the unit itself and what stands under it. */
export type ScopeDefault = 'AREA' | 'UNIT';

/**
 * What a post sees when nothing else is said. Offices and leaders answer for the whole area though they sit in one room of
 * it; a cadre's firms lie anywhere in the town; who calls firms back sits in another unit than the one that handled, so sees
 * the area. Handlers, banks and counsel see what was handed to them. Administrators get no more than their own unit unless it is said.
 */
export const SCOPE_DEFAULTS: Readonly<Record<HeldRole, ScopeDefault>> = {
  CADRE: 'AREA',
  // A matter heard in a village belongs to the town: who may not see it there could not register it.
  VILLAGE_LIAISON: 'AREA',
  OFFICE_CLERK: 'AREA',
  OFFICE_HEAD: 'AREA',
  CALLBACK_OFFICER: 'AREA',
  HANDLER: 'UNIT',
  UNIT_HEAD: 'UNIT',
  DIVISION_LEADER: 'AREA',
  CHIEF_LEADER: 'AREA',
  COUNTY_OFFICE: 'AREA',
  COUNTY_LEADER: 'AREA',
  BANK_OFFICER: 'UNIT',
  COUNSEL: 'UNIT',
  AUDITOR: 'AREA',
  SYSTEM_ADMIN: 'UNIT',
  SECURITY_ADMIN: 'UNIT',
  PROGRAM: 'AREA',
};

/** Which of several posts is taken at sign-in when none was named: daily work before the administration of the system. */
const RANK: readonly HeldRole[] = [
  'CHIEF_LEADER',
  'COUNTY_LEADER',
  'DIVISION_LEADER',
  'OFFICE_HEAD',
  'COUNTY_OFFICE',
  'OFFICE_CLERK',
  'UNIT_HEAD',
  'CALLBACK_OFFICER',
  'HANDLER',
  'CADRE',
  'VILLAGE_LIAISON',
  'BANK_OFFICER',
  'COUNSEL',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDITOR',
  'PROGRAM',
];

export const byImportance = (a: { readonly role: HeldRole }, b: { readonly role: HeldRole }): number =>
  RANK.indexOf(a.role) - RANK.indexOf(b.role);

/** Whether a scope lies within another one: the same unit or one under it. */
export const isWithinScope = (path: string, scope: string): boolean => path.startsWith(scope);
