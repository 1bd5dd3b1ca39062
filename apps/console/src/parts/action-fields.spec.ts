import type { ActionField, ActionForm } from '@app/contract';
import { fieldsOf, type FormLayout, type FormState, initialValues, inputOf, missingOf } from './action-fields';

const field = (name: string, more: Partial<ActionField> = {}): ActionField => ({
  name,
  label: name,
  type: 'String',
  kind: 'scalar',
  list: false,
  required: false,
  ...more,
});
const FORM: ActionForm = {
  document: '',
  fixed: {},
  fields: [
    field('visitId', { required: true }),
    field('day', { type: 'LocalDate' }),
    field('kind', { kind: 'enum', type: 'Kind' }),
    field('note'),
    field('reason', { required: true }),
    field('count', { type: 'Int' }),
  ],
};
const state = (values: FormState<null>['values'] = {}): FormState<null> => ({ action: 'void', subject: null, values, can: () => true });
const names = (layout: FormLayout<null>, values: FormState<null>['values'] = {}) => {
  const { shown, folded } = fieldsOf(FORM, layout, state(values), ['visitId']);
  return { shown: shown.map(({ name }) => name), folded: folded.map(({ name }) => name) };
};

describe('the fields of an action', () => {
  it('come as in the contract, what must be given first, without what the page gives', () => {
    expect(names({})).toEqual({ shown: ['reason', 'day', 'kind', 'note', 'count'], folded: [] });
  });

  it('come in the order of the area', () => {
    expect(names({ order: ['note', 'day'] }).shown).toEqual(['note', 'day', 'reason', 'kind', 'count']);
  });

  it('are shown, folded and needed by the rules of the area', () => {
    const layout: FormLayout<null> = {
      fields: {
        note: { shownWhen: ({ values }) => values['kind'] === 'OTHER', requiredWhen: () => true },
        day: { foldedWhen: () => true, initial: () => '2026-03-16' },
      },
    };
    expect(names(layout)).toEqual({ shown: ['reason', 'kind', 'count'], folded: ['day'] });
    expect(names(layout, { kind: 'OTHER' }).shown).toEqual(['note', 'reason', 'kind', 'count']);
    expect(initialValues(FORM, layout, state())).toEqual({ day: '2026-03-16' });
    const { shown } = fieldsOf(FORM, layout, state({ kind: 'OTHER' }), ['visitId']);
    expect(missingOf(shown, { reason: ' ' })).toEqual(['note', 'reason']);
  });

  it('send what is shown and was filled in', () => {
    const layout: FormLayout<null> = {
      fields: {
        note: { shownWhen: () => false },
        kind: { toInput: (units) => (units as readonly { value: string }[]).map(({ value }) => ({ id: value })) },
      },
    };
    const fields = fieldsOf(FORM, layout, state(), ['visitId']);
    const values = { reason: ' twice ', note: 'not shown', day: '', count: '3', kind: [{ value: 'a', label: 'A' }] };
    expect(inputOf(fields, layout, values)).toEqual({ reason: 'twice', count: 3, kind: [{ id: 'a' }] });
    const chosen = { reason: { value: 'b', label: 'B' } };
    expect(inputOf(fields, layout, chosen)).toEqual({ reason: 'b' });
  });
});
