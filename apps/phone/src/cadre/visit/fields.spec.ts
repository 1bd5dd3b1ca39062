import { atTheirFields, fieldOf } from './fields';

const TODAY = '2026-03-16';
const one = { firms: [{ id: 'a', name: '佳明' }], occurredOn: TODAY };
const two = { ...one, firms: [...one.firms, { id: 'b', name: '龙兴' }] };

describe('what the server says of an input', () => {
  it.each([
    ['note', 'note'],
    ['firms.0.enterpriseId', 'firms'],
    ['outsiders.2', 'outsiders'],
    ['participantIds.0', 'companions'],
    ['occurredOn', 'day'],
    ['lateReason', 'day'],
    ['appeals.0.title', 'trouble'],
    ['appeals.0.solvedOnSpot', 'solvedHow'],
    ['appeals.0.enterpriseId', 'firms'],
    ['demands.0.amount', 'amount'],
    ['demands.0.authorisedOn', 'amount'],
    ['demands.0.purpose', 'purpose'],
    ['promises.0.dueOn', 'promiseBy'],
    ['onBehalfOf', 'onBehalfOf'],
  ])('of %s stands at %s', (path, field) => expect(fieldOf(path, one, TODAY)).toBe(field));

  it('stands where the field is: at which firm when there are several, at the day when it was picked', () => {
    expect(fieldOf('appeals.0.enterpriseId', two, TODAY)).toBe('troubleFirm');
    expect(fieldOf('occurredOn', { ...one, occurredOn: '2026-03-01' }, TODAY)).toBe('occurredOn');
    expect(fieldOf('lateReason', { ...one, occurredOn: '2026-01-01' }, TODAY)).toBe('lateReason');
  });

  it('is said once where two paths come from one field', () => {
    const said = {
      code: 'BAD_USER_INPUT',
      message: '有几处要改',
      fields: { 'appeals.0.title': '太长', 'appeals.0.description': '也太长', note: '太长' },
    };
    expect(atTheirFields(said, one, TODAY).fields).toEqual({ trouble: '太长', note: '太长' });
  });
});
