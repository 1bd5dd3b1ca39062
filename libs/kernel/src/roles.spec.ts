import { isPermission, isReading, PERMISSION_TABLE, PERMISSIONS } from './permissions';
import {
  FIRST_ADMINISTRATOR_ROLES,
  isPostRole,
  isRole,
  permissionsOf,
  POST_ROLES,
  roleDescription,
  roleName,
  ROLES,
  rolesWith,
} from './roles';

describe('the table of roles', () => {
  it('has a row with name, description and permissions for every role', () => {
    expect(ROLES).toHaveLength(19);
    for (const role of ROLES) {
      expect(permissionsOf(role).size).toBeGreaterThan(0);
      expect(roleName(role)).toMatch(/\p{Script=Han}/u);
      expect(roleDescription(role)).toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(ROLES.map(roleName)).size).toBe(ROLES.length);
  });

  it('gives every permission to somebody, each with a name of its own', () => {
    expect(PERMISSIONS.filter((permission) => rolesWith(permission).length === 0)).toEqual([]);
    expect(new Set(PERMISSIONS.map((permission) => PERMISSION_TABLE[permission].name)).size).toBe(PERMISSIONS.length);
  });

  it.each(['SYSTEM_ADMIN', 'SECURITY_ADMIN'] as const)('shows %s no business', (role) => {
    expect([...permissionsOf(role)].filter((permission) => PERMISSION_TABLE[permission].area !== 'ADMINISTRATION')).toEqual([]);
  });

  it('lets the auditor read all business and change nothing', () => {
    const held = permissionsOf('AUDITOR');
    expect([...held].filter((permission) => !isReading(permission))).toEqual([]);
    expect(PERMISSIONS.filter((key) => PERMISSION_TABLE[key].area === 'BUSINESS' && isReading(key) && !held.has(key))).toEqual([]);
  });

  it('keeps the three powers apart', () => {
    expect(rolesWith('unit:manage')).toEqual(['SYSTEM_ADMIN']);
    expect(rolesWith('person:manage')).toEqual(['SYSTEM_ADMIN']);
    expect(rolesWith('post:manage')).toEqual(['SECURITY_ADMIN']);
    expect(rolesWith('session:revoke')).toEqual(['SECURITY_ADMIN']);
    expect(rolesWith('audit:read')).toEqual(['AUDITOR']);
    expect(FIRST_ADMINISTRATOR_ROLES.flatMap((role) => [...permissionsOf(role)])).toEqual(
      expect.arrayContaining(['unit:manage', 'person:manage', 'post:manage']),
    );
  });

  it('keeps firms to their own matters and everybody else out of them', () => {
    for (const role of ['ENTERPRISE_LINK', 'APPEAL_TRACKER'] as const)
      expect([...permissionsOf(role)].every((permission) => PERMISSION_TABLE[permission].area === 'OWN_FIRM')).toBe(true);
    for (const permission of PERMISSIONS.filter((key) => PERMISSION_TABLE[key].area === 'OWN_FIRM'))
      expect(rolesWith(permission).filter((role) => role !== 'APPEAL_TRACKER')).toEqual(['ENTERPRISE_LINK']);
    expect([...permissionsOf('APPEAL_TRACKER')].sort()).toEqual(['own:confirm', 'own:read', 'own:reopen']);
  });

  it('keeps closing and approving away from those who handle or call back', () => {
    const deciders = new Set([...rolesWith('appeal:close'), ...rolesWith('appeal:approve')]);
    for (const role of [...rolesWith('appeal:handle'), ...rolesWith('appeal:callback')]) expect(deciders.has(role)).toBe(false);
  });

  it('cannot be changed while running', () => {
    const held = permissionsOf('CADRE') as Set<string>;
    expect(() => held.add('unit:manage')).toThrow(TypeError);
    expect(() => held.clear()).toThrow(TypeError);
    expect(permissionsOf('CADRE').has('unit:manage')).toBe(false);
  });

  it('tells names from other words', () => {
    expect([isRole('PROGRAM'), isRole('toString'), isPostRole('PROGRAM'), isPostRole(POST_ROLES[0])]).toEqual([true, false, false, true]);
    expect([isPermission('appeal:close'), isPermission('constructor')]).toEqual([true, false]);
  });
});
