import { addressKey } from '@app/kernel';
import { AttemptLimiter } from './attempt-limiter';

describe('the limiter of tries', () => {
  it('lets so many through in a window and says how long to wait', () => {
    const limiter = new AttemptLimiter(2, 60);
    expect([limiter.charge('a', 0), limiter.charge('a', 1000), limiter.charge('a', 2000), limiter.charge('b', 2000)]).toEqual([
      0, 0, 58, 0,
    ]);
    expect(limiter.charge('a', 60_001)).toBe(0);
  });

  it('gives a good try back', () => {
    const limiter = new AttemptLimiter(1, 60);
    limiter.charge('a', 0);
    limiter.refund('a');
    expect(limiter.charge('a', 1)).toBe(0);
    expect(limiter.charge('a', 2)).toBe(60);
  });

  it('forgets the oldest keys when there are too many', () => {
    const limiter = new AttemptLimiter(1, 60, 2);
    for (const key of ['a', 'b', 'c']) limiter.charge(key, 0);
    expect([limiter.wait('a', 1), limiter.wait('b', 1), limiter.wait('c', 1)]).toEqual([0, 60, 60]);
  });

  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('takes %s for %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
