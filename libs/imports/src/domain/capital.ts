import { Money } from '@app/kernel';

export interface ParsedCapital {
  /** Exact, in units of the currency. */
  readonly amount: Money;
  /** ISO 4217. */
  readonly currency: string;
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:人民币|rmb|cny|¥)$/iu, 'CNY'],
  [/^(?:美元|美金|usd|us\$|\$)$/iu, 'USD'],
  [/^(?:港元|港币|hkd|hk\$)$/iu, 'HKD'],
  [/^(?:欧元|eur|€)$/iu, 'EUR'],
  [/^(?:日元|日圆|jpy)$/iu, 'JPY'],
  [/^(?:英镑|gbp|£)$/iu, 'GBP'],
  [/^(?:新台币|台币|twd)$/iu, 'TWD'],
  [/^(?:新加坡元|新元|sgd)$/iu, 'SGD'],
  [/^(?:韩元|krw)$/iu, 'KRW'],
];
const NAMES =
  '人民币|rmb|cny|¥|美元|美金|usd|us\\$|\\$|港元|港币|hkd|hk\\$|欧元|eur|€|日元|日圆|jpy|英镑|gbp|£|新台币|台币|twd|新加坡元|新元|sgd|韩元|krw';
const SHAPE = new RegExp(`^(${NAMES})?(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?(亿|千万|百万|十万|万|千)?(元|圆)?(${NAMES})?元?整?$`, 'iu');
/** Powers of ten of the written units. */
const UNITS: Readonly<Record<string, number>> = { 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3 };
const LIMIT_FEN = 10n ** 18n - 1n;

const currencyOf = (name: string | undefined): string | undefined =>
  CURRENCIES.find(([pattern]) => name !== undefined && pattern.test(name))?.[1];

/** The unit that a heading gives its column: 注册资本（万元）. */
export const capitalUnitOf = (header: string): '万元' | '元' | null =>
  /万/u.test(header) ? '万元' : /[(（:：]\s*元|\/元|元[)）]?$/u.test(header) ? '元' : null;

/**
 * Reads a capital as registers write it: 617(万元), 2,532(万元), 50万元人民币, 252万人民币, 110.5888(万美元), 人民币100万元. A bare
 * number means nothing without the unit of its heading: undefined, as for everything that is not exact or not understood.
 */
export function parseCapital(text: string, unitOfHeading: '万元' | '元' | null = null): ParsedCapital | undefined {
  const plain = text.normalize('NFKC').replace(/[\s()[\]【】]+/gu, '');
  const parts = SHAPE.exec(plain);
  if (!parts) return undefined;
  const [, before, whole = '', decimals = '', unit, yuan, after] = parts;
  if (before && after && currencyOf(before) !== currencyOf(after)) return undefined;
  const named = unit !== undefined || yuan !== undefined || before !== undefined || after !== undefined;
  if (!named && unitOfHeading === null) return undefined;
  const power = named ? (unit ? (UNITS[unit] ?? 0) : 0) : unitOfHeading === '万元' ? 4 : 0;
  const fen = toFen(whole.replaceAll(',', ''), decimals.replace(/0+$/, ''), power);
  if (fen === undefined) return undefined;
  return { amount: Money.fromFen(fen), currency: currencyOf(before) ?? currencyOf(after) ?? 'CNY' };
}

/** Exact or not at all: nothing is rounded. */
function toFen(whole: string, decimals: string, power: number): bigint | undefined {
  const shift = power + 2 - decimals.length;
  if (shift < 0 || whole.length > 24) return undefined;
  const fen = BigInt(whole + decimals) * 10n ** BigInt(shift);
  return fen > LIMIT_FEN ? undefined : fen;
}
