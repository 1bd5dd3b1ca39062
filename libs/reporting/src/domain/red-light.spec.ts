import { decisionNeeded, type StuckAppeal } from './red-light';

const calm: StuckAppeal = { disputed: false, pending: null, reworkCount: 0, overdue: false };

it.each([
  [{}, null],
  [{ reworkCount: 1 }, null],
  [{ overdue: true }, 'SET_NEW_DATE'],
  [{ overdue: true, pending: 'EXTENSION' }, 'DECIDE_EXTENSION'],
  [{ pending: 'REJECTION' }, 'DECIDE_REJECTION'],
  [{ overdue: true, pending: 'EXTENSION', reworkCount: 2 }, 'TAKE_OVER'],
  [{ overdue: true, disputed: true, reworkCount: 3 }, 'RULE_DISPUTE'],
] as const)('of a stuck appeal %j the meeting decides %s', (more, decided) => {
  expect(decisionNeeded({ ...calm, ...more })).toBe(decided);
});
