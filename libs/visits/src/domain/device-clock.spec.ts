import { localDate, parseInstant } from '@app/kernel';
import { isDeviceSkewed } from './device-clock';

describe('the clock of a device', () => {
  const day = localDate('2024-04-25');
  const arrived = parseInstant('2024-04-26T10:00+08:00');

  it.each([
    ['2024-04-25T09:00+08:00', false, 'written down without signal, sent the next day'],
    ['2024-04-26T10:10+08:00', false, 'ten minutes fast'],
    ['2024-04-26T10:10:01+08:00', true, 'more than ten minutes fast'],
    ['2024-04-24T23:50+08:00', false, 'ten minutes slow at midnight'],
    ['2024-04-24T23:49:59+08:00', true, 'before the day that was visited'],
    ['1970-01-01T00:00Z', true, 'never set'],
  ])('%s: %s (%s)', (deviceAt, skewed) => {
    expect(isDeviceSkewed(parseInstant(deviceAt), day, arrived)).toBe(skewed);
  });
});
