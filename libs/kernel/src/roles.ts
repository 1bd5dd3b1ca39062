import type { Permission } from './permissions';
import { POST_ROLES, type PostRole, type Role, ROLE_TABLE, ROLES } from './role-table';

export { POST_ROLES, PRINCIPAL_ROLES, type PostRole, type PrincipalRole, type Role, ROLES } from './role-table';

/** The posts the first administrator of a new installation is given. */
export const FIRST_ADMINISTRATOR_ROLES = ['SYSTEM_ADMIN', 'SECURITY_ADMIN'] as const satisfies readonly PostRole[];

const refuseChange = (): never => {
  throw new TypeError('the permissions of a role are fixed');
};

/** Object.freeze alone leaves the entries of a Set open to change. */
function frozenSet<T>(values: readonly T[]): ReadonlySet<T> {
  return Object.freeze(Object.assign(new Set(values), { add: refuseChange, delete: refuseChange, clear: refuseChange }));
}

const SETS = new Map(ROLES.map((role) => [role, frozenSet(ROLE_TABLE[role].permissions)] as const));
export const NO_PERMISSIONS: ReadonlySet<Permission> = frozenSet<Permission>([]);

/** The permissions of a role; the same unchangeable set each time. */
export const permissionsOf = (role: Role): ReadonlySet<Permission> => SETS.get(role) ?? NO_PERMISSIONS;

export const isRole = (text: string): text is Role => Object.hasOwn(ROLE_TABLE, text);
export const isPostRole = (text: string): text is PostRole => (POST_ROLES as readonly string[]).includes(text);
export const roleName = (role: Role): string => ROLE_TABLE[role].name;
export const roleDescription = (role: Role): string => ROLE_TABLE[role].description;
export const rolesWith = (permission: Permission): readonly Role[] => ROLES.filter((role) => permissionsOf(role).has(permission));
