import { localDate } from '@app/kernel';
import { bankDueOn, isRate, misplaced, routeExists } from './financing.policy';

const fields = (...shape: Parameters<typeof misplaced>): string[] => misplaced(...shape).map((f) => `${f.field} ${f.code}`);

describe('rules of financing', () => {
  it('gives the bank thirty calendar days, over months and years', () => {
    expect(bankDueOn(localDate('2024-11-15'))).toBe('2024-12-15');
    expect(bankDueOn(localDate('2024-12-31'))).toBe('2025-01-30');
    expect(bankDueOn(localDate('2024-02-01'))).toBe('2024-03-02');
  });

  it('knows the mechanism from its first day on', () => {
    expect([routeExists('MECHANISM', localDate('2024-10-27')), routeExists('MECHANISM', localDate('2024-10-28'))]).toEqual([false, true]);
    expect(routeExists('MATCHING_EVENT', localDate('2024-05-24'))).toBe(true);
  });

  it.each(['0', '3.85', '99.999', '0.5', '10'])('takes %s as a yearly rate', (rate) => expect(isRate(rate)).toBe(true));
  it.each(['', '100', '-1', '3.8555', '03', '3,85', '3.', '１', '3.85%', 'NaN'])('refuses %j as a yearly rate', (rate) =>
    expect(isRate(rate)).toBe(false),
  );

  it('wants an amount exactly when granted and a reason exactly when refused', () => {
    expect(fields({ decision: 'GRANTED', amount: 1, annualRate: '3.9', guarantee: 'CREDIT' })).toEqual([]);
    expect(fields({ decision: 'GRANTED' })).toEqual(['amount FIELD_REQUIRED']);
    expect(fields({ decision: 'GRANTED', amount: 1, annualRate: '120', refusalReason: 'OTHER' })).toEqual([
      'annualRate FIELD_INVALID',
      'refusalReason FIELD_INVALID',
    ]);
    expect(fields({ decision: 'REFUSED' })).toEqual(['refusalReason FIELD_REQUIRED']);
    expect(fields({ decision: 'REFUSED', refusalReason: 'NO_FIXED_PREMISES' })).toEqual([]);
    expect(fields({ decision: 'UNREACHABLE', amount: 1, guarantee: 'CREDIT' })).toEqual([
      'amount FIELD_INVALID',
      'guarantee FIELD_INVALID',
    ]);
  });
});
