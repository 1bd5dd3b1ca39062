import { type Actor, can, SYSTEM_ACTOR } from './actor';
import { PERMISSIONS } from './permissions';
import { permissionsOf } from './roles';

describe('an actor', () => {
  it('may do what its permissions say', () => {
    const cadre: Actor = { ...SYSTEM_ACTOR, kind: 'PERSON', id: 'p', role: 'CADRE', permissions: permissionsOf('CADRE') };
    expect(can(cadre, 'visit:log')).toBe(true);
    expect(can(cadre, 'appeal:close')).toBe(false);
  });

  it('holds none of them as the system itself', () => {
    expect(PERMISSIONS.some((permission) => can(SYSTEM_ACTOR, permission))).toBe(false);
    expect(Object.isFrozen(SYSTEM_ACTOR)).toBe(true);
  });
});
