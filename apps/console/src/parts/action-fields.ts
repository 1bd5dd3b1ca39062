import type { ActionField, ActionForm, Permission } from '@app/contract';
import type { Choice, Message } from '@app/web-ui';
import type { ComponentType } from 'react';

/** What was filled in so far: codes, dates, texts, chosen things, ticks. */
export type FieldValue = string | boolean | Choice | null | readonly Choice[];
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

/** What a rule of a field may ask: the thing acted on, the action, the person, and what was filled in. */
export interface FormState<Subject> {
  readonly action: string;
  readonly subject: Subject;
  readonly values: FieldValues;
  readonly can: (permission: Permission) => boolean;
}
export type Rule<Subject, Value> = (state: FormState<Subject>) => Value;

export interface FieldInputProps<Subject> {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: FieldValue | undefined;
  readonly onValue: (value: FieldValue) => void;
  readonly state: FormState<Subject>;
}

/** What the area says of a field; everything left out comes from the contract. */
export interface FieldRule<Subject> {
  readonly label?: Message;
  readonly hint?: Message;
  readonly shownWhen?: Rule<Subject, boolean>;
  readonly requiredWhen?: Rule<Subject, boolean>;
  /** Behind “not today”. */
  readonly foldedWhen?: Rule<Subject, boolean>;
  readonly initial?: Rule<Subject, FieldValue | undefined>;
  /** A text of several lines. */
  readonly rows?: number;
  /** Bounds of a date; without `max` a day to come is refused, `ANY` allows it. */
  readonly min?: Rule<Subject, string>;
  readonly max?: 'ANY';
  /** Instead of the control that the type of the field has. */
  readonly input?: ComponentType<FieldInputProps<Subject>>;
  readonly toInput?: (value: FieldValue) => unknown;
}

/** How an area lays out the forms of its actions. */
export interface FormLayout<Subject> {
  /** These come first, in this order; the others as in the contract, what must be given before the rest. */
  readonly order?: readonly string[];
  readonly fields?: Readonly<Record<string, FieldRule<Subject>>>;
}

export interface FormFields {
  readonly shown: readonly ActionField[];
  readonly folded: readonly ActionField[];
}

/** The fields of a form as they are now; `given` are filled in by the page itself. */
export function fieldsOf<Subject>(
  form: ActionForm,
  { order = [], fields = {} }: FormLayout<Subject>,
  state: FormState<Subject>,
  given: readonly string[],
): FormFields {
  const present = form.fields
    .filter(({ name }) => !given.includes(name) && (fields[name]?.shownWhen?.(state) ?? true))
    .map((field) => ({ ...field, required: field.required || (fields[field.name]?.requiredWhen?.(state) ?? false) }));
  const isFolded = ({ name }: ActionField): boolean => fields[name]?.foldedWhen?.(state) ?? false;
  const place = ({ name, required }: ActionField): number => (order.includes(name) ? order.indexOf(name) - order.length : required ? 0 : 1);
  const shown = present.filter((field) => !isFolded(field)).sort((one, other) => place(one) - place(other));
  return { shown, folded: present.filter(isFolded) };
}

/** What stands in the fields when the form is opened. */
export function initialValues<Subject>(form: ActionForm, { fields = {} }: FormLayout<Subject>, state: FormState<Subject>): FieldValues {
  const entries = form.fields.map(({ name }) => [name, fields[name]?.initial?.(state)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && !value.trim());

export const missingOf = (fields: readonly ActionField[], values: FieldValues): readonly string[] =>
  fields.filter(({ required, name }) => required && isEmpty(values[name])).map(({ name }) => name);

function plainInput(type: string, value: FieldValue): unknown {
  if (Array.isArray(value)) return (value as readonly Choice[]).map((one) => one.value);
  if (typeof value === 'string') return type === 'Int' || type === 'Float' ? Number(value) : value.trim();
  return typeof value === 'object' && value !== null ? (value as Choice).value : value;
}

/** What is sent: only what is shown and was filled in. */
export function inputOf<Subject>(
  { shown, folded }: FormFields,
  { fields = {} }: FormLayout<Subject>,
  values: FieldValues,
): Readonly<Record<string, unknown>> {
  const filled = [...shown, ...folded].flatMap(({ name, type }) => {
    const value = values[name];
    if (value === undefined || value === false || isEmpty(value)) return [];
    return [[name, fields[name]?.toInput?.(value) ?? plainInput(type, value)] as const];
  });
  return Object.fromEntries(filled);
}
