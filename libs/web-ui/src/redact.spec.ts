import { redactAmounts, redactPhones } from './redact';

it.each([
  ['联系人13812345678催办', '联系人…催办'],
  ['电话 138 1234 5678', '电话 …'],
  ['+86 13812345678', '…'],
  ['0377-69661234 找老李', '… 找老李'],
  ['SQ-411323111-2024-0016', 'SQ-411323111-2024-0016'],
  ['91411323YC000001X1', '91411323YC000001X1'],
])('leaves no phone in %s', (text, rest) => {
  expect(redactPhones(text, '…')).toBe(rest);
});

it.each([
  ['县属平台公司欠货款38.6万元，两年', '县属平台公司欠货款…，两年'],
  ['贷款 2,000 余万元', '贷款 …'],
  ['退差1.86万', '退差…'],
  ['缺临时工40人', '缺临时工40人'],
  ['3.2亩地', '3.2亩地'],
  ['1万人', '1万人'],
])('leaves no amount in %s', (text, rest) => {
  expect(redactAmounts(text, '…')).toBe(rest);
});
