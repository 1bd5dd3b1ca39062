import fc from 'fast-check';
import {
  checkLegacyRegistrationNo,
  legacyRegistrationKind,
  makeLegacyRegistrationNo,
  normaliseLegacyRegistrationNo,
} from './legacy-registration-no';

describe('a registration number of fifteen digits', () => {
  it.each(['110108000000016', '440301103097413', '110108002734659', '330100400013364'])('%s is sound', (no) => {
    expect(checkLegacyRegistrationNo(no)).toEqual({ ok: true });
    expect(makeLegacyRegistrationNo(no.slice(0, 14))).toBe(no);
  });

  it.each([
    ['110108000000017', { fault: 'CHECK_DIGIT', expected: '6' }],
    ['410000100013322', { fault: 'CHECK_DIGIT' }],
    ['11010800000001', { fault: 'LENGTH' }],
    ['11010800000001X', { fault: 'CHARACTER' }],
    ['１10108000000016', { fault: 'CHARACTER' }],
  ])('%s fails', (no, fault) => {
    expect(checkLegacyRegistrationNo(no)).toMatchObject({ ok: false, ...fault });
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{14}$/), fc.nat(14), fc.nat(9), (first14, at, digit) => {
        const no = makeLegacyRegistrationNo(first14);
        const changed = no.slice(0, at) + digit + no.slice(at + 1);
        expect(checkLegacyRegistrationNo(changed).ok).toBe(changed === no);
      }),
    );
  });

  it('tells the kind', () => {
    expect(['440301103097413', '330100400013364', '411323600000011'].map(legacyRegistrationKind)).toEqual([
      'DOMESTIC',
      'FOREIGN',
      'SOLE_PROPRIETOR',
    ]);
  });

  it('is normalised and made from fourteen digits only', () => {
    expect(normaliseLegacyRegistrationNo(' １１0108 000000016 ')).toBe('110108000000016');
    expect(() => makeLegacyRegistrationNo('1101080000000')).toThrow(RangeError);
  });
});
