import type { Money } from '@app/kernel';

/** Units an amount is told in, largest first; one yuan is 100 fen. */
const AMOUNT_UNITS = [
  { name: '亿', fen: 10_000_000_000n },
  { name: '万', fen: 1_000_000n },
  { name: '', fen: 100n },
] as const;
const YUAN = AMOUNT_UNITS[2];

/** Keeps the first two digits of a whole number and makes the others zero; never rounds up. */
function floorToTwoDigits(value: bigint): bigint {
  const places = BigInt(Math.max(0, value.toString().length - 2));
  return value - (value % 10n ** places);
}

/** `fen / unit` as an exact decimal without zeros at its end; `unit` is a power of ten. */
function decimal(fen: bigint, unit: bigint): string {
  const fraction = String(fen % unit)
    .padStart(unit.toString().length - 1, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(fen / unit) : `${fen / unit}.${fraction}`;
}

/**
 * An amount in the words of a report: 20365000.00 → 2000余万元. The unit follows the exact amount (from 1亿 元 on 亿, from
 * 1万 on 万, else 元); the number is cut to two digits, never rounded up, and 余 says that something was cut. The exact
 * amount belongs beside it. Throws a RangeError for a negative amount, of which there are no words.
 */
export function roundedAmount(amount: Money): string {
  if (amount.isNegative()) throw new RangeError('a negative amount has no rounded form');
  const unit = AMOUNT_UNITS.find(({ fen }) => amount.fen >= fen) ?? YUAN;
  const floored = floorToTwoDigits(amount.fen);
  const value = decimal(floored, unit.fen);
  if (floored === amount.fen) return `${value}${unit.name}元`;
  if (unit.name === '') return `${value}余元`;
  // 2000余万元, but 5.5万余元 and 1.2亿余元: behind a decimal, and always behind 亿, the unit comes first.
  return unit.name === '万' && !value.includes('.') ? `${value}余万元` : `${value}${unit.name}余元`;
}

/**
 * A count of events in a report: 13 → 10余次, 1026 → 1000余份. From 10 up it is cut to tens, from 1000 up to its first two
 * digits; 余 says that something was cut. Counts in the yearly sentence are exact and do not come here.
 * @param measure the measure word, such as 次, 场, 份
 */
export function roundedEventCount(count: number, measure: string): string {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  const step = count < 10 ? 1 : Math.max(10, 10 ** (String(count).length - 2));
  const floored = count - (count % step);
  return `${floored}${floored === count ? '' : '余'}${measure}`;
}
