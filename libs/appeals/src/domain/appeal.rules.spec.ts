import { builtInCalendar, localDate } from '@app/kernel';
import { APPEAL_POLICY } from './appeal.deadline';
import { asksForRework, attemptsSuffice, confirmationClass, extensionFault, levelOfRework } from './appeal.rules';

const calendar = builtInCalendar();
const d = localDate;

describe('how independent a confirmation is that staff record', () => {
  const units = new Set(['office', 'roads']);
  const handlers = new Set(['handler']);
  const by = (unitId: string | null, personId = 'p', signedPaper = false) =>
    confirmationClass({ personId, unitId, signedPaper }, units, handlers);
  it('is B by a unit that neither handles nor runs the matter', () => expect(by('party')).toBe('B'));
  it('is C on signed paper', () => expect(by('office', 'p', true)).toBe('C'));
  it('is D in the office or the handling unit', () => expect([by('office'), by('roads'), by(null)]).toEqual(['D', 'D', 'D']));
  it('is D by the handler, whatever post is worn', () => expect(by('party', 'handler')).toBe('D'));
});

describe('an extension', () => {
  const now = { originalDueOn: d('2024-07-09'), dueOn: d('2024-07-09'), limit: APPEAL_POLICY.handling.SEVERAL_UNITS };
  const ask = (askedOn: string, newDueOn: string, ordinal = 1) =>
    extensionFault({ askedOn: d(askedOn), newDueOn: d(newDueOn), ordinal }, now, calendar);
  it('is asked for one working day before due at the latest', () => {
    expect(ask('2024-07-08', '2024-07-16')).toBeUndefined();
    expect(ask('2024-07-09', '2024-07-16')).toMatchObject({ fault: 'APPEAL_EXTENSION_TOO_LATE' });
  });
  it('is at most as long as the original limit, the first time', () => {
    expect(ask('2024-07-05', '2024-07-30')).toBeUndefined();
    expect(ask('2024-07-05', '2024-07-31')).toEqual({ fault: 'APPEAL_EXTENSION_LIMIT', date: '2024-07-30' });
    expect(ask('2024-07-05', '2024-07-31', 2)).toBeUndefined();
  });
  it('is later than the due date, on a working day, and given twice at most', () => {
    expect(ask('2024-07-05', '2024-07-09')).toMatchObject({ fault: 'APPEAL_EXTENSION_NOT_LATER' });
    expect(ask('2024-07-05', '2024-07-13')).toEqual({ fault: 'APPEAL_NOT_A_WORKING_DAY' });
    expect(ask('2024-07-05', '2024-07-16', 3)).toEqual({ fault: 'APPEAL_EXTENSION_EXHAUSTED' });
  });
});

const enough = (closing: string, ...on: string[]) => attemptsSuffice(on.map(d), d(closing), APPEAL_POLICY);

describe('attempts', () => {
  it('are three, on two days, seven days before', () => {
    expect(enough('2024-11-15', '2024-11-04', '2024-11-06', '2024-11-08')).toBe(true);
    expect(enough('2024-11-11', '2024-11-04', '2024-11-04', '2024-11-08')).toBe(true);
    expect(enough('2024-11-10', '2024-11-04', '2024-11-06', '2024-11-08')).toBe(false);
    expect(enough('2024-11-15', '2024-11-04', '2024-11-04', '2024-11-04')).toBe(false);
    expect(enough('2024-11-15', '2024-11-04', '2024-11-06')).toBe(false);
  });
});

describe('rework', () => {
  it('follows from dissatisfaction or from what is unsolved', () => {
    expect([asksForRework('NO', 'SATISFIED'), asksForRework('YES', 'DISSATISFIED'), asksForRework('PARTLY', 'VERY_DISSATISFIED')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([asksForRework('YES', null), asksForRework('PARTLY', 'BASICALLY_SATISFIED')]).toEqual([false, false]);
  });
  it('goes up a level the second time', () => expect([1, 2, 3].map(levelOfRework)).toEqual(['UNIT', 'CHIEF_LEADER', 'COUNTY']));
});
