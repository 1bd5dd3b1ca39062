import fc from 'fast-check';
import { cleanText, compareByCodePoint, countCodePoints } from './text';

describe('a text from outside', () => {
  it.each([
    ['  新建冷库　', '新建冷库'],
    ['e\u0301', 'é'],
    ['𠮷野家', '𠮷野家'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['', ''],
    [' \n ', ''],
    ['\u200B张三\uFEFF', '张三'],
    ['\u00A0\u2060李四\u200B \u00AD', '李四'],
    ['\u200B\u200D\u3164\u2800\uFE0F', ''],
  ])('%j is kept as %j', (text, kept) => {
    expect(cleanText(text, { max: 20 })).toEqual({ ok: true, text: kept });
  });

  it.each([
    ['a\0b', 'NUL'],
    ['a\uD800b', 'LONE_SURROGATE'],
    ['\uDC00', 'LONE_SURROGATE'],
    ['a\u202Eb', 'DIRECTION_OVERRIDE'],
    ['\u2066a', 'DIRECTION_OVERRIDE'],
    ['a\u0007b', 'CONTROL_CHARACTER'],
    ['a\u0085b', 'CONTROL_CHARACTER'],
    ['a\u007Fb', 'CONTROL_CHARACTER'],
    ['a\nb', 'CONTROL_CHARACTER'],
    ['a\tb', 'CONTROL_CHARACTER'],
    ['123456', 'TOO_LONG'],
    ['字'.repeat(200_000), 'TOO_LONG'],
  ])('%j is refused: %s', (text, fault) => {
    expect(cleanText(text, { max: 5 })).toEqual({ ok: false, fault });
  });

  it('may have several lines where that is said', () => {
    expect(cleanText(' 一\r\n二\r三\t四\u2028五\n', { max: 9, multiline: true })).toEqual({ ok: true, text: '一\n二\n三\t四\n五' });
    expect(cleanText('a\u0007b', { max: 9, multiline: true })).toEqual({ ok: false, fault: 'CONTROL_CHARACTER' });
  });

  it('counts characters, not UTF-16 units', () => {
    expect(countCodePoints('𠮷野家')).toBe(3);
    expect(cleanText('𠮷𠮷𠮷𠮷𠮷', { max: 5 }).ok).toBe(true);
    expect(cleanText('𠮷𠮷𠮷𠮷𠮷𠮷', { max: 5 })).toEqual({ ok: false, fault: 'TOO_LONG' });
  });

  it('may be required', () => {
    expect(cleanText('　', { max: 5, required: true })).toEqual({ ok: false, fault: 'EMPTY' });
    expect(cleanText('\u200B\u200D\u3164\u2800', { max: 5, required: true })).toEqual({ ok: false, fault: 'EMPTY' });
  });

  it('may be a number or a code in full width, or a secret that stays as it was typed', () => {
    expect(cleanText(' ３．８５％ ', { max: 5, halfWidth: true })).toEqual({ ok: true, text: '3.85%' });
    expect(cleanText(' e\u0301 ', { max: 5, verbatim: true })).toEqual({ ok: true, text: ' e\u0301 ' });
    expect(cleanText('a\u0007b', { max: 5, verbatim: true })).toEqual({ ok: false, fault: 'CONTROL_CHARACTER' });
  });

  it('cleaned twice is the same, never longer than allowed, and can be stored as UTF-8', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, multiline) => {
        const clean = cleanText(text, { max: 20, multiline });
        if (!clean.ok) return;
        expect(cleanText(clean.text, { max: 20, multiline })).toEqual(clean);
        expect(countCodePoints(clean.text)).toBeLessThanOrEqual(20);
        expect(Buffer.from(clean.text, 'utf8').toString('utf8')).toBe(clean.text);
      }),
    );
  });
});

describe('order by code point', () => {
  it('puts rare characters last, unlike the order of JavaScript', () => {
    expect(['\uFF01', '\u{20BB7}'].sort()).toEqual(['\u{20BB7}', '\uFF01']);
    expect(compareByCodePoint('\u{20BB7}', '\uFF01')).toBe(1);
    expect([compareByCodePoint('龙兴', '龙兴'), compareByCodePoint('龙', '龙兴'), compareByCodePoint('龙兴', '龙')]).toEqual([0, -1, 1]);
  });

  it('is the order of the bytes in UTF-8, as in COLLATE "C"', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(fc.property(anyText, anyText, (a, b) => compareByCodePoint(a, b) === Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });
});
