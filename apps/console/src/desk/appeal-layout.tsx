import { HANDLING_UNIT_KINDS } from '@app/contract';
import { type Choice, SelectField } from '@app/web-ui';
import type { FieldInputProps, FormLayout, FormState } from '../parts/action-fields';
import { ComboboxField } from '../parts/ComboboxField';
import { searchUnits } from '../parts/searchUnits';
import { useUnits } from '../parts/useUnits';
import type { AppealOnPage } from './appeal';
import { AssistingUnitsField } from './AssistingUnitsField';
import { FileField } from './FileField';
import { useAppealSearch } from './useAppealSearch';

type State = FormState<AppealOnPage>;
type InputProps = FieldInputProps<AppealOnPage>;

const HANDLING_KINDS = HANDLING_UNIT_KINDS.join(' ');

function LeadUnitInput({ name, label, required, value, onValue }: InputProps) {
  const { units } = useUnits(undefined, HANDLING_KINDS);
  return <ComboboxField {...{ name, label, required, onValue }} value={(value ?? null) as Choice | null} search={searchUnits(units)} />;
}

function AssistingUnitsInput({ label, value, onValue }: InputProps) {
  const { units } = useUnits(undefined, HANDLING_KINDS);
  return <AssistingUnitsField label={label} units={units} value={(value ?? []) as readonly Choice[]} onValue={onValue} />;
}

function MainAppealInput({ value, state, ...field }: InputProps) {
  const search = useAppealSearch(state.subject.id);
  return <ComboboxField {...field} value={(value ?? null) as Choice | null} search={search} />;
}

function FileInput({ name, label, required, onValue }: InputProps) {
  return <FileField name={name} label={label} required={required} onValue={onValue} />;
}

/** A unit that has not replied yet. */
function DispatchedUnitInput({ value, state, ...field }: InputProps) {
  const choices = state.subject.dispatches
    .filter(({ repliedOn, part }) => !repliedOn && (state.action !== 'release' || part === 'ASSISTING'))
    .map((dispatch) => ({ value: dispatch.unitId, label: dispatch.unitName ?? '' }));
  return <SelectField {...field} value={typeof value === 'string' ? value : ''} choices={choices} />;
}

const is =
  (...actions: readonly string[]) =>
  ({ action }: State): boolean =>
    actions.includes(action);
const hasEvidence =
  (...kinds: readonly string[]) =>
  ({ values }: State): boolean =>
    kinds.includes(String(values['evidenceKind']));
const isSigned = ({ values }: State): boolean => values['signedPaper'] === true;
const notOf =
  (...actions: readonly string[]) =>
  ({ action }: State): boolean =>
    !actions.includes(action);
const always = (): boolean => true;

/** What the desk knows of the fields of an appeal's actions. */
export const APPEAL_LAYOUT: FormLayout<AppealOnPage> = {
  fields: {
    unitId: {
      input: DispatchedUnitInput,
      // The office enters for a unit what came on paper.
      shownWhen: (state) => is('release')(state) || (state.can('appeal:accept') && state.subject.dispatches.length > 1),
    },
    leadUnitId: { input: LeadUnitInput, requiredWhen: (state) => is('dispatch')(state) && !state.subject.leadUnitName },
    assistingUnits: {
      input: AssistingUnitsInput,
      toInput: (units) => (units as readonly Choice[]).map(({ value }) => ({ unitId: value })),
    },
    mainAppealId: { input: MainAppealInput },
    ruleQuoted: {
      rows: 3,
      shownWhen: ({ values }) => values['outcome'] === 'EXPLAINED',
      requiredWhen: notOf('confirm', 'withdraw'),
    },
    evidence: { shownWhen: hasEvidence('NUMBER', 'NOTE'), requiredWhen: notOf('confirm', 'withdraw') },
    fileId: {
      input: FileInput,
      shownWhen: (state) => is('withdraw')(state) || hasEvidence('FILE')(state) || isSigned(state),
      requiredWhen: notOf('confirm', 'withdraw'),
    },
    note: { rows: 3, shownWhen: (state) => is('contact', 'attempt', 'withdraw')(state) || isSigned(state) },
    category: {
      initial: ({ action, subject }) => (action === 'accept' ? (subject.category ?? undefined) : undefined),
      foldedWhen: is('dispatch'),
    },
    complexity: { foldedWhen: is('dispatch') },
    obstacleIsMatter: {
      shownWhen: ({ values, subject }) => (values['category'] ?? subject.category) === 'FINANCING',
      foldedWhen: is('dispatch'),
    },
    occurredOn: { foldedWhen: always },
    lateReason: { foldedWhen: always },
    newDueOn: { max: 'ANY' },
    instructions: { rows: 3 },
    comment: { rows: 3 },
    reply: { rows: 6 },
    reason: { rows: 3 },
    insteadWhere: { rows: 3 },
  },
};
