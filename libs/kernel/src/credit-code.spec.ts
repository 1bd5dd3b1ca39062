import fc from 'fast-check';
import {
  checkCreditCode,
  creditCodeKind,
  creditCodeRegion,
  makeCreditCode,
  mayOverrideCreditCode,
  normaliseCreditCode,
} from './credit-code';

/** Published codes: the standard's own example, listed companies, public bodies, test data of other implementations. */
const SOUND = `91350100M000100Y43 914403001922038216 91110108795101314G 91310000MA1K35Y38P 91120222MA0699U071 91120222MA06DG3067
  9135010557098120XJ 91330000704202479R 91500105MA5UM6TF71 913504001555807674 9135020026015919XW 913502006120495420 11371525004442025C
  11220200795219742W 113308245972094984 11610824016087841N 123502001549897397 91310110666007217T 91310115591693856A 9135052155323005XL
  91320621MA1MRHG205 91350200776049653A 91350500798359476R 91350503MA31DKY80A 91440101MA5CJQ4N59 91410000706676846C 91410000170001401D
  91110108551385082Q 9144030071526726XG 91110000802100433B 91440400192548256N 91440300192317458F 91100000100003962T 91440606722473344C
  91370200264574251E 91350900587527783P 9144030010001686XA`.split(/\s+/);

/** Codes of the demonstration; bodies that begin with YC are not seen in real codes. */
const DEMO = `91411323YC000001X1 91411323YC00000281 91411323YC0000036U 91411323YC0000044N 93411323YC0000052B 91411323YC0000060C
  92411323YC00000796 92411323YC00000871 91411323YC0000095Y 91411323YC0000108L 91411323YC0000116F 92411323YC00001247 93411323YC0000132Y
  92411323YC0000140W 92411323YC0000159R 92411323YC0000167L`.split(/\s+/);

const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
const anyCode = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '11', '52', 'N2', 'Y1'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(character, { minLength: 8, maxLength: 8 }),
  )
  .map(([kind, region, body]) => makeCreditCode(kind + region + body.join('')));

describe('a credit code', () => {
  it.each([...SOUND, ...DEMO])('%s is sound', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true });
    expect(makeCreditCode(code.slice(0, 16))).toBe(code);
  });

  it.each([
    ['91350100M000100Y4Z', { fault: 'CHARACTER' }],
    ['91320621MA1MRHG207', { fault: 'CHECK_DIGIT', expected: '5' }],
    // Real and legal, of the pilot years: an officer overrides.
    ['91350211M0000XUF46', { fault: 'CHECK_DIGIT', expected: 'R' }],
    ['91350100M0001TGQXM', { fault: 'CHECK_DIGIT', expected: '1' }],
    ['91350203M0001FUE2P', { fault: 'CHECK_DIGIT', expected: 'J' }],
    ['91350211M00013FA1N', { fault: 'CHECK_DIGIT', expected: '3' }],
    ['91350203M0001QAY9B', { fault: 'CHECK_DIGIT', expected: '9' }],
    ['', { fault: 'LENGTH' }],
    ['无', { fault: 'LENGTH' }],
    ['410000100013322', { fault: 'LENGTH' }],
    ['91350100M000100Y431', { fault: 'LENGTH' }],
    ['91350100m000100y43', { fault: 'CHARACTER' }],
    ['9135010AM000100Y43', { fault: 'FORMAT' }],
    ['96350100M000100Y43', { fault: 'FORMAT' }],
    ['91350100M000100Y4\n', { fault: 'CHARACTER' }],
  ])('%j fails', (code, fault) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, ...fault });
  });

  it('fails on the organisation digit alone when the last digit was fitted to it', () => {
    const wrongInner = '91411323YC00000111';
    const check = checkCreditCode(wrongInner);
    const last = check.ok ? '' : (check.expected ?? '');
    expect(checkCreditCode(wrongInner.slice(0, 17) + last)).toEqual({ ok: false, fault: 'ORGANISATION_DIGIT', expected: 'X' });
  });

  it('suggests 0 for O and 1 for I where that makes a sound code, and only then', () => {
    expect(checkCreditCode('9135O1OOMOOO1OOY43')).toEqual({ ok: false, fault: 'CHARACTER', suggestion: '91350100M000100Y43' });
    expect(checkCreditCode('9I350100M000I00Y43')).toMatchObject({ suggestion: '91350100M000100Y43' });
    expect(checkCreditCode('9I350100M000I00Y44')).toEqual({ ok: false, fault: 'CHARACTER' });
  });

  it('is normalised without guessing', () => {
    expect(normaliseCreditCode(' ９１３５0100 m000　100y43\n')).toBe('91350100M000100Y43');
    expect(normaliseCreditCode('9135O100')).toBe('9135O100');
  });

  it('tells kind and region', () => {
    expect(['91', '92', '93', '52'].map(creditCodeKind)).toEqual(['ENTERPRISE', 'SOLE_PROPRIETOR', 'FARMER_COOPERATIVE', 'OTHER']);
    expect(creditCodeRegion('91411323YC000001X1')).toBe('411323');
    expect([mayOverrideCreditCode('CHECK_DIGIT'), mayOverrideCreditCode('FORMAT')]).toEqual([true, false]);
  });

  it('notices every single wrong character and every swap of two neighbours', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), character, (code, at, other) => {
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        expect(checkCreditCode(changed).ok).toBe(changed === code);
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        if (at < 17) expect(checkCreditCode(swapped).ok).toBe(swapped === code);
      }),
    );
  });

  it.each(['', '91411323YC00000', '91411323YC000001X', '91411323yc000001', '9141132XYC000001', '91411323YCO00001'])(
    'cannot be made from %j',
    (text) => {
      expect(() => makeCreditCode(text)).toThrow(RangeError);
    },
  );
});
