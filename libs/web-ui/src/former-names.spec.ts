import { presentPromiseInput, presentVisitInput } from './former-names';

describe('input that was kept under former names', () => {
  it('is what is sent now: visits with appeals and promises', () => {
    const old = {
      clientId: 'mark',
      way: 'PHONE',
      words: '一切正常',
      topics: ['OTHER'],
      appeals: [{ title: '停电', words: '常停电', solvedOnSpot: null }],
      demands: [{ amount: '1', purpose: '周转' }],
      promises: [{ words: '带政策', dueOn: '2026-12-01' }],
    };
    const now = {
      clientId: 'mark',
      channel: 'PHONE',
      note: '一切正常',
      topics: ['OTHER'],
      appeals: [{ title: '停电', description: '常停电', solvedOnSpot: null }],
      demands: [{ amount: '1', purpose: '周转' }],
      promises: [{ text: '带政策', dueOn: '2026-12-01' }],
    };
    expect(presentVisitInput(old)).toEqual(now);
    expect(presentVisitInput(now)).toEqual(now);
    expect(presentVisitInput({ way: 'PHONE', words: null })).toEqual({ channel: 'PHONE', note: null });
  });

  it('is what is sent now: what became of a promise', () => {
    const now = { promiseId: 'p', outcome: 'BROKEN', note: '没批' };
    expect(presentPromiseInput({ promiseId: 'p', settled: 'BROKEN', words: '没批' })).toEqual(now);
    expect(presentPromiseInput(now)).toEqual(now);
  });
});
