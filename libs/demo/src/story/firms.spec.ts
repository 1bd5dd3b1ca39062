import { checkCreditCode, checkPhone, creditCodeKind, proposeShortName } from '@app/kernel';
import { FIRM_KINDS, NOT_VISITED_REASONS } from './firm';
import { firmNamed, FIRMS, KIND_COUNTS, SECOND_TOWN_FIRMS, VILLAGE_COUNTS, VISITED_FIRMS, WITHOUT_CODE } from './firms';
import { NAMED_FIRMS } from './named-firms';
import { VILLAGES } from './units';

const ALL = [...FIRMS, ...SECOND_TOWN_FIRMS];
const count = <T>(values: readonly T[], is: (value: T) => boolean): number => values.filter(is).length;

describe('the register of the story', () => {
  it('has 380 firms, by village and by kind as told', () => {
    expect(FIRMS).toHaveLength(380);
    for (const { key } of VILLAGES) expect([key, count(FIRMS, (f) => f.village === key)]).toEqual([key, VILLAGE_COUNTS[key]]);
    for (const kind of FIRM_KINDS) expect([kind, count(FIRMS, (f) => f.kind === kind)]).toEqual([kind, KIND_COUNTS[kind]]);
    expect(Object.values(VILLAGE_COUNTS).reduce((a, b) => a + b)).toBe(380);
    expect(Object.values(KIND_COUNTS)).toEqual([112, 187, 46, 35]);
  });

  it('has codes of its own with true digits, and eleven family farms without', () => {
    const codes = ALL.flatMap(({ code }) => code ?? []);
    expect(codes.filter((code) => !checkCreditCode(code).ok)).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => code.slice(2, 10) === '411323YC')).toBe(true);
    const without = FIRMS.filter(({ code }) => code === null);
    expect(without).toHaveLength(WITHOUT_CODE);
    expect(without.every(({ kind }) => kind === 'FAMILY_FARM')).toBe(true);
    const misfits = ALL.filter(({ code, kind }) => code && kind !== 'FAMILY_FARM' && creditCodeKind(code) !== kind);
    expect(misfits).toEqual([]);
  });

  it('marks every firm as a demonstration, and names none twice', () => {
    expect(ALL.every(({ name }) => name.endsWith('（演示）'))).toBe(true);
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    expect(new Set(ALL.map(({ shortName }) => shortName)).size).toBe(ALL.length);
  });

  it('names the sixteen firms of the story by the code of the story, in the order of their numbers', () => {
    expect(NAMED_FIRMS).toHaveLength(16);
    NAMED_FIRMS.forEach(({ code }, index) => expect(code?.slice(8, 16)).toBe(`YC${String(index + 1).padStart(6, '0')}`));
    expect(firmNamed('山里红农场').codeSince).toBe('2024-12-03');
    for (const name of ['佳明食品', '顺捷物流', '胖嫂饭店']) expect(proposeShortName(firmNamed(name).name)).toContain(name.slice(0, 2));
  });

  it('has thirteen firms nobody could visit: 失联4 注销3 迁出2 停业2 婉拒1 并户1', () => {
    const gap = FIRMS.flatMap(({ notVisited }) => notVisited ?? []);
    expect(NOT_VISITED_REASONS.map((reason) => count(gap, (g) => g.reason === reason))).toEqual([4, 3, 2, 2, 1, 1]);
    expect(VISITED_FIRMS).toHaveLength(367);
    const double = FIRMS.find(({ notVisited }) => notVisited?.reason === '并户');
    const survivor = FIRMS.find(({ no }) => no === double?.notVisited?.survivorNo);
    expect(survivor?.village).toBe(double?.village);
    expect(survivor?.notVisited).toBeUndefined();
  });

  it('gives telephone numbers that were never given to anybody', () => {
    expect(ALL.map(({ contactPhone }) => checkPhone(contactPhone)).filter((c) => !c.ok || c.warning !== 'UNALLOCATED_PREFIX')).toEqual([]);
    expect(new Set(ALL.map(({ contactPhone }) => contactPhone)).size).toBe(ALL.length);
  });
});
