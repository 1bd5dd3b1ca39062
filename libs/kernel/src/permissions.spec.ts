import { isReading, PERMISSION_AREAS, PERMISSION_TABLE, PERMISSIONS } from './permissions';

describe('the list of permissions', () => {
  it('names each as thing:verb, with a Chinese name and a meaning', () => {
    for (const permission of PERMISSIONS) {
      const row = PERMISSION_TABLE[permission];
      expect(permission).toMatch(/^[a-z]+:[a-z]+(-[a-z]+)*$/);
      expect(row.name).toMatch(/\p{Script=Han}/u);
      expect(row.meaning.length).toBeGreaterThan(10);
      expect(PERMISSION_AREAS).toContain(row.area);
    }
  });

  it('calls reading exactly what is named so, checking the audit, and who serves one', () => {
    expect(PERMISSIONS.filter((permission) => isReading(permission) !== /:read$|^(audit:verify|own:service)$/.test(permission))).toEqual(
      [],
    );
  });
});
