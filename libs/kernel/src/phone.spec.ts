import fc from 'fast-check';
import { checkPhone, maskPhone, normalisePhone } from './phone';

describe('a telephone number', () => {
  it.each([
    ['13812345678', '13812345678'],
    [' １３８　１２３４　５６７８ ', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['138–1234—5678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['0086-13812345678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['\u202A13812345678\u202C', '13812345678'],
    ['037769660001', '0377-69660001'],
    ['0377-69660001', '0377-69660001'],
    ['(0377) 6966 0001', '0377-69660001'],
    ['0377-6966-0001', '0377-69660001'],
    ['0377－69660001－12', '0377-69660001-12'],
    ['+86 377 69660001', '0377-69660001'],
    ['01012345678', '010-12345678'],
    ['abc', 'abc'],
    ['', ''],
  ])('%j is written %j', (text, written) => {
    expect(normalisePhone(text)).toBe(written);
    expect(normalisePhone(written)).toBe(written);
  });

  it.each(['13812345678', '19912345678', '14512345678', '16612345678', '17012345678'])('%s is a mobile number', (phone) => {
    expect(checkPhone(phone)).toEqual({ ok: true, kind: 'MOBILE' });
  });

  it.each(['14012345678', '15412345678', '13491234567', '17412345678', '19412345678', '16112345678'])(
    '%s is accepted with a question',
    (phone) => {
      expect(checkPhone(phone)).toEqual({ ok: true, kind: 'MOBILE', warning: 'UNALLOCATED_PREFIX' });
    },
  );

  it.each(['0377-69660001', '010-12345678', '0377-6966000', '0377-69660001-123456'])('%s is a landline', (phone) => {
    expect(checkPhone(phone)).toEqual({ ok: true, kind: 'LANDLINE' });
  });

  it.each([
    '1381234567',
    '138123456789',
    '12812345678',
    '69660001',
    '138 1234 5678',
    '0377-69660001-1234567',
    '无',
    '１３８１２３４５６７８',
    '13812345678\n',
  ])('%j is none', (phone) => {
    expect(checkPhone(phone)).toEqual({ ok: false, fault: 'NOT_A_PHONE' });
  });

  it('says when there is none at all', () => {
    expect(checkPhone('')).toEqual({ ok: false, fault: 'EMPTY' });
  });

  it('is masked', () => {
    expect(['13812345678', '0377-69660001', '0377-69660001-12', '037769660001', '010-12345678'].map(maskPhone)).toEqual([
      '138****5678',
      '0377-****0001',
      '0377-****0001',
      '0377-****0001',
      '010-****5678',
    ]);
    expect(['', '12', '1381234567', '微信 laowang88'].map(maskPhone)).toEqual(['', '****', '****67', '****88']);
  });

  it('never shows more than seven digits behind the mask, nor throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const masked = maskPhone(normalisePhone(text));
        expect(masked.replaceAll(/\D/g, '').length).toBeLessThanOrEqual(8);
        checkPhone(normalisePhone(text));
      }),
    );
  });
});
