import fc from 'fast-check';
import { canonicalHash, canonicalJson } from './canonical-hash';
import { Money } from './money';

describe('the hash of an input', () => {
  it('is SHA-256 over JSON with sorted keys', () => {
    expect(canonicalJson({ b: [1, 'x', null], a: { d: true, c: undefined } })).toBe('{"a":{"d":true},"b":[1,"x",null]}');
    expect(canonicalHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('tells null from absent, text from number, and one order of a list from another', () => {
    const values = [
      {},
      { a: null },
      { a: 1 },
      { a: '1' },
      { a: [1, 2] },
      { a: [2, 1] },
      { a: 'é' },
      { a: 'e\u0301' },
      { a: '\uD800' },
      { a: '\uFFFD' },
    ];
    expect(new Set(values.map(canonicalHash)).size).toBe(values.length);
    expect(canonicalHash({ a: undefined })).toBe(canonicalHash({}));
    expect(canonicalHash(-0)).toBe(canonicalHash(0));
  });

  it('takes dates and amounts as the text they stand for', () => {
    expect(canonicalJson({ at: new Date(0), sum: Money.fromWan('45.6') })).toBe('{"at":"1970-01-01T00:00:00.000Z","sum":"456000.00"}');
  });

  it('takes what GraphQL and validators make: objects without a prototype, instances of classes', () => {
    class Input {
      a = 1;
    }
    expect(canonicalHash(Object.assign(Object.create(null) as object, { a: 1 }))).toBe(canonicalHash(new Input()));
  });

  it('refuses what JSON would change in silence', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const odd = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      undefined,
      [undefined],
      new Map(),
      new Set(),
      new Uint8Array(1),
      () => 1,
      Symbol('s'),
      circle,
    ];
    for (const value of odd) expect(() => canonicalHash(value)).toThrow(TypeError);
  });

  it('does not depend on the order of keys, and differs where the content does', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, field]) => [key, reversed(field)]),
            )
          : value;
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(canonicalHash(reversed(a))).toBe(canonicalHash(a));
        expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(JSON.stringify(a)));
        expect(canonicalHash(a) === canonicalHash(b)).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });
});
