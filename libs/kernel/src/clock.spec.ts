import fc from 'fast-check';
import {
  endOfShanghaiDay,
  FixedClock,
  isTimeOfDay,
  parseInstant,
  shanghaiDate,
  shanghaiInstant,
  shanghaiTimeOfDay,
  SystemClock,
} from './clock';
import { localDate } from './local-date';

describe('Clock', () => {
  it('stands still, can be set and moved on', () => {
    const clock = new FixedClock('2026-03-02T09:00+08:00');
    expect(clock.now().toISOString()).toBe('2026-03-02T01:00:00.000Z');
    clock.now().setFullYear(1999);
    expect(clock.today()).toBe('2026-03-02');
    clock.advance({ days: 1, hours: 14, minutes: 59 });
    expect(clock.today()).toBe('2026-03-03');
    clock.advance({ minutes: 1 });
    expect(clock.today()).toBe('2026-03-04');
    clock.set('2024-12-30T18:10:00+08:00');
    expect(shanghaiTimeOfDay(clock.now())).toBe('18:10');
  });

  it.each(['2026-03-02T09:00', '2026-03-02', 'now', '2026-13-02T09:00Z', ''])('refuses %j, which names no instant', (text) => {
    expect(() => new FixedClock(text)).toThrow(RangeError);
  });

  it('tells the present', () => {
    const before = Date.now();
    expect(new SystemClock().now().getTime()).toBeGreaterThanOrEqual(before);
  });
});

describe('time in China', () => {
  it('has another date than UTC before eight in the morning', () => {
    expect(shanghaiDate(parseInstant('2024-12-31T15:59:59Z'))).toBe('2024-12-31');
    expect(shanghaiDate(parseInstant('2024-12-31T16:00:00Z'))).toBe('2025-01-01');
    expect(shanghaiDate(parseInstant('1969-12-31T23:59:00+08:00'))).toBe('1969-12-31');
    expect(() => shanghaiDate(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('refuses a day that does not exist', () => {
    for (const text of ['2023-02-29T00:00:00Z', '2024-02-30T00:00:00Z', '2024-04-31T12:00:00+08:00', '2024-13-01T00:00:00Z'])
      expect(() => parseInstant(text)).toThrow(RangeError);
    expect(parseInstant('2024-02-29T00:00:00Z').toISOString()).toBe('2024-02-29T00:00:00.000Z');
  });

  it('agrees with Asia/Shanghai of the platform since 1992', () => {
    const platform = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
    const instants = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 0, 1) }).map((millis) => new Date(millis));
    fc.assert(
      fc.property(instants, (instant) => {
        expect(`${shanghaiDate(instant)} ${shanghaiTimeOfDay(instant)}`).toBe(platform.format(instant));
      }),
    );
  });

  it('turns a date and a time of day into an instant and back', () => {
    const instant = shanghaiInstant(localDate('2024-12-30'), '18:10');
    expect(instant.toISOString()).toBe('2024-12-30T10:10:00.000Z');
    expect(endOfShanghaiDay(localDate('2024-12-30'))).toEqual(shanghaiInstant(localDate('2024-12-31')));
    expect(() => shanghaiInstant(localDate('2024-12-30'), '24:00')).toThrow(RangeError);
    expect([isTimeOfDay('17:30'), isTimeOfDay('7:30'), isTimeOfDay('17:60')]).toEqual([true, false, false]);
  });
});
