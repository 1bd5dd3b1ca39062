import { OFFLINE, problemOf, refusalIn } from './problem';

describe('what went wrong', () => {
  it('keeps the words of each field beside the whole', () => {
    const extensions = {
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'input.occurredOn', code: 'OCCURRED_IN_FUTURE', message: '日期不能晚于今天' }],
    };
    expect(problemOf({ graphQLErrors: [{ message: '填写有误', extensions }] })).toEqual({
      code: 'BAD_USER_INPUT',
      message: '填写有误',
      fields: { occurredOn: '日期不能晚于今天' },
    });
  });
  it('tells no answer from a refusal', () => {
    expect(problemOf({ graphQLErrors: [], networkError: new Error('failed to fetch') }).code).toBe(OFFLINE);
  });
  it('finds the refused member of a union', () => {
    expect(refusalIn({ act: { __typename: 'AppealRefused', code: 'X', message: '不行', field: 'input.reply' } })).toEqual({
      code: 'X',
      message: '不行',
      fields: { reply: '不行' },
    });
    expect(refusalIn({ act: { __typename: 'Appeal', id: '1' }, signOut: true })).toBeUndefined();
  });
});
