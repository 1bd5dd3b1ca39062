import { ADMINISTRATORS, CADRES, DEMO_PASSWORD, EVERYBODY, USERS } from './people';
import { UNITS, VILLAGES } from './units';

describe('people and units of the story', () => {
  it('are 51 users, three administrators apart, each with a name and a login of their own', () => {
    expect(USERS).toHaveLength(51);
    expect(CADRES).toHaveLength(30);
    expect(ADMINISTRATORS.map(({ posts }) => posts[0].role)).toEqual(['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR']);
    expect(new Set(EVERYBODY.map(({ login }) => login)).size).toBe(EVERYBODY.length);
    expect(new Set(EVERYBODY.map(({ name }) => name)).size).toBe(EVERYBODY.length);
    expect(EVERYBODY.filter(({ name }) => ['张吉惟', '林国瑞', '林玟书', '林雅南', '江奕云'].includes(name))).toEqual([]);
  });

  it('sign in with a password that the policy takes', () => {
    const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((one) => one.test(DEMO_PASSWORD));
    expect(DEMO_PASSWORD.length >= 10 && classes.length >= 3).toBe(true);
    expect(EVERYBODY.filter(({ login }) => DEMO_PASSWORD.toLowerCase().includes(login))).toEqual([]);
  });

  it('sit in units that exist, made from the top down, with codes that fit their parents', () => {
    const made = new Map<string, (typeof UNITS)[number]>();
    for (const unit of UNITS) {
      const parent = unit.parent === null ? undefined : made.get(unit.parent);
      if (unit.parent !== null) expect([unit.key, parent !== undefined]).toEqual([unit.key, true]);
      if (parent && !['TOWNSHIP', 'VILLAGE'].includes(unit.kind))
        expect(unit.code).toMatch(new RegExp(`^${parent.code}-[0-9A-Za-z]{1,16}$`));
      made.set(unit.key, unit);
    }
    expect(made.size).toBe(UNITS.length);
    expect(new Set(UNITS.map(({ code }) => code)).size).toBe(UNITS.length);
    expect(VILLAGES).toHaveLength(15);
    expect(VILLAGES.every(({ code }) => /^4113231112\d\d$/.test(code))).toBe(true);
    for (const { posts } of EVERYBODY) for (const { unit, scope } of posts) expect([made.has(unit), made.has(scope)]).toEqual([true, true]);
  });
});
