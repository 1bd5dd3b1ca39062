import { emptyForm, missingIn, namesOf, titleOf } from './form';

describe('a visit', () => {
  const plain = { ...emptyForm([{ id: 'f', name: '佳明食品' }], '2026-03-02'), topics: ['ORDERS'] as const };
  it('needs a firm and one topic, nothing else', () => {
    expect(missingIn(plain, '2026-03-02')).toEqual([]);
    expect(missingIn(emptyForm([], '2026-03-02'), '2026-03-02')).toEqual(['firms', 'topics']);
  });
  it('asks for what was unfolded, in the order of the page', () => {
    const form = {
      ...plain,
      trouble: { what: ' ', since: '', solved: '', firmId: 'f' },
      money: { amount: '多', purpose: '', signed: false, firmId: 'f' },
      promise: { what: '', by: '', firmId: 'f' },
    };
    expect(missingIn(form, '2026-03-02')).toEqual(['trouble', 'solvedHow', 'amount', 'purpose', 'promise', 'promiseBy']);
  });
  it('asks why when it is written down more than thirty days later', () => {
    expect(missingIn({ ...plain, occurredOn: '2026-01-30' }, '2026-03-02')).toEqual(['lateReason']);
    expect(missingIn({ ...plain, occurredOn: '2026-01-31' }, '2026-03-02')).toEqual([]);
  });
});

describe('words', () => {
  it('give the title by their first sentence', () => {
    expect(titleOf('变压器容量不够。夏天一开机就跳闸')).toBe('变压器容量不够');
    expect([...titleOf('很'.repeat(99))]).toHaveLength(41);
  });
  it('give names, however they are parted', () => {
    expect(namesOf('张三、李四，王五 张三')).toEqual(['张三', '李四', '王五']);
  });
});
