import { daysOf, periodOf } from './periods';

describe('a period by name', () => {
  it('is a week from Monday to Sunday, also over the end of a year', () => {
    expect(daysOf('WEEK', '2026-01-01')).toEqual({ from: '2025-12-29', to: '2026-01-04' });
    expect(daysOf('WEEK', '2024-12-23')).toEqual({ from: '2024-12-23', to: '2024-12-29' });
    expect(daysOf('WEEK', '2024-12-29')).toEqual({ from: '2024-12-23', to: '2024-12-29' });
  });

  it('is a whole month, also a February with 29 days', () => {
    expect(daysOf('MONTH', '2024-02-10')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOf('MONTH', '2024-12-31')).toEqual({ from: '2024-12-01', to: '2024-12-31' });
  });

  it('is a whole year', () => {
    expect(daysOf('YEAR', '2024-12-31')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(daysOf('LAST_YEAR', '2024-01-01')).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  });

  it('is found again from its days; other days have no name', () => {
    expect(periodOf({ from: '2024-12-23', to: '2024-12-29' }, '2024-12-25')).toBe('WEEK');
    expect(periodOf({ from: '2024-12-23', to: '2024-12-28' }, '2024-12-25')).toBeUndefined();
    expect(periodOf({ from: '', to: '' }, '2024-12-25')).toBeUndefined();
  });
});
