import { halfWidth } from './text';

const FEN_PER_YUAN = 100n;
const FEN_PER_WAN = 1_000_000n;
/** numeric(18,2): sixteen digits before the point. */
const LIMIT_FEN = 10n ** 18n - 1n;
const YUAN = /^(-?)(0|[1-9]\d{0,15})(?:\.(\d{1,2}))?$/;
const WAN = /^(-?)(0|[1-9]\d{0,11})(?:\.(\d{1,6}))?$/;

/** Drops the zeros at the end of the part behind the point, and the point when nothing is left. */
const trimZeros = (text: string): string => text.replace(/\.?0+$/, '');

/**
 * An exact amount in yuan (元), counted in fen (分) inside; may be negative (a reversal). The column is numeric(18,2).
 * No way leads from or to a floating-point number; 万元 is a matter of entering and showing.
 */
export class Money {
  static readonly ZERO = new Money(0n);

  private constructor(/** The amount in fen, 1 yuan = 100 fen. */ readonly fen: bigint) {}

  /** Throws a RangeError beyond what numeric(18,2) holds. */
  static fromFen(fen: bigint): Money {
    if (fen > LIMIT_FEN || fen < -LIMIT_FEN) throw new RangeError('amount exceeds numeric(18,2)');
    return new Money(fen);
  }

  /** From a decimal text in yuan such as '20365000.00' (at most two decimals, no sign but '-', no separators). Throws a RangeError. */
  static parse(yuan: string): Money {
    return Money.tryParse(yuan) ?? refuse(yuan);
  }

  /** As people type it: full-width digits and signs, separators of thousands, blanks around it. */
  static tryTyped(yuan: string): Money | undefined {
    const plain = halfWidth(yuan);
    return Money.tryParse(/^-?\d{1,3}(,\d{3})+(\.|$)/.test(plain) ? plain.replaceAll(',', '') : plain);
  }

  static tryParse(yuan: string): Money | undefined {
    return Money.read(YUAN, 2, yuan);
  }

  /** From a decimal text in 万元 such as '45.6' (at most six decimals: one fen is 0.000001 万元). Throws a RangeError. */
  static fromWan(wan: string): Money {
    return Money.tryFromWan(wan) ?? refuse(wan);
  }

  static tryFromWan(wan: string): Money | undefined {
    return Money.read(WAN, 6, wan);
  }

  static sum(amounts: Iterable<Money>): Money {
    let fen = 0n;
    for (const amount of amounts) fen += amount.fen;
    return Money.fromFen(fen);
  }

  private static read(shape: RegExp, decimals: number, text: string): Money | undefined {
    const parts = shape.exec(text);
    if (!parts) return undefined;
    const fen = BigInt((parts[2] ?? '') + (parts[3] ?? '').padEnd(decimals, '0'));
    return new Money(parts[1] === '-' ? -fen : fen);
  }

  plus(other: Money): Money {
    return Money.fromFen(this.fen + other.fen);
  }

  minus(other: Money): Money {
    return Money.fromFen(this.fen - other.fen);
  }

  negate(): Money {
    return new Money(-this.fen);
  }

  /** -1, 0 or 1. */
  compare(other: Money): number {
    return this.fen < other.fen ? -1 : this.fen > other.fen ? 1 : 0;
  }

  equals(other: Money): boolean {
    return this.fen === other.fen;
  }

  isZero(): boolean {
    return this.fen === 0n;
  }

  isNegative(): boolean {
    return this.fen < 0n;
  }

  isPositive(): boolean {
    return this.fen > 0n;
  }

  /** Yuan with two decimals, as PostgreSQL writes numeric(18,2): '20365000.00'. */
  toString(): string {
    const size = this.fen < 0n ? -this.fen : this.fen;
    return `${this.fen < 0n ? '-' : ''}${size / FEN_PER_YUAN}.${String(size % FEN_PER_YUAN).padStart(2, '0')}`;
  }

  /** So that events, hashes and answers carry the same text; a bigint would not serialise. */
  toJSON(): string {
    return this.toString();
  }

  /**
   * 万元 for display: at most two decimals, zeros at the end left out ('45.6', '2000'). Rounded half up on the size,
   * so that a reversal shows the same digits as the payment it takes back.
   */
  toWanString(): string {
    const size = this.fen < 0n ? -this.fen : this.fen;
    const hundredths = (size * 100n + FEN_PER_WAN / 2n) / FEN_PER_WAN;
    if (hundredths === 0n) return '0';
    return `${this.fen < 0n ? '-' : ''}${trimZeros(`${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`)}`;
  }

  /**
   * Whether an amount entered in 万元 was more likely typed in yuan: 100,000 万元 (ten 亿) or more.
   * A warning for the person who enters it, never a refusal.
   */
  looksLikeYuanEnteredAsWan(): boolean {
    return this.fen >= 100_000n * FEN_PER_WAN;
  }
}

function refuse(text: string): never {
  throw new RangeError(`not an exact amount: ${JSON.stringify(text.slice(0, 40))}`);
}
