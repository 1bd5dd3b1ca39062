import { type ActionField, type AppealActionName, APPEAL_ACTIONS } from '@app/contract';
import type { Choice } from '@app/web-ui';
import type { AppealOnPage } from './appeal';

/** What was filled in so far: codes, dates, texts, chosen things, ticks. */
export type FieldValue = string | boolean | Choice | null | readonly Choice[];
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

/** The page gives these itself. */
const GIVEN = ['appealId', 'clientId', 'version'];
/** Entering what happened on another day, and changing what was settled before. */
const LATER = ['occurredOn', 'lateReason'];
const SETTLED_BEFORE = ['category', 'complexity', 'obstacleIsMatter'];

export interface Circumstances {
  readonly action: AppealActionName;
  readonly appeal: AppealOnPage;
  /** The office enters for a unit what came on paper. */
  readonly forOthers: boolean;
  readonly values: FieldValues;
}

/** Whether a field means anything now: a number only for evidence by number, a scan only for a signed paper. */
function applies({ name }: ActionField, { action, appeal, forOthers, values }: Circumstances): boolean {
  if (GIVEN.includes(name)) return false;
  switch (name) {
    case 'unitId':
      return action === 'release' || (forOthers && appeal.dispatches.length > 1);
    case 'ruleQuoted':
      return values['outcome'] === 'EXPLAINED';
    case 'evidence':
      return values['evidenceKind'] === 'NUMBER' || values['evidenceKind'] === 'NOTE';
    case 'fileId':
      return action === 'withdraw' || values['evidenceKind'] === 'FILE' || values['signedPaper'] === true;
    case 'note':
      return action === 'withdraw' || values['signedPaper'] === true;
    case 'obstacleIsMatter':
      return (values['category'] ?? appeal.category) === 'FINANCING';
    default:
      return true;
  }
}

const isNeeded = ({ name, required }: ActionField, { action, appeal }: Circumstances): boolean =>
  required ||
  (action === 'dispatch' && name === 'leadUnitId' && !appeal.leadUnitName) ||
  (['ruleQuoted', 'evidence', 'fileId'].includes(name) && action !== 'confirm' && action !== 'withdraw');

export interface FormFields {
  readonly shown: readonly ActionField[];
  /** Behind “not today”. */
  readonly folded: readonly ActionField[];
}

export function fieldsOf(now: Circumstances): FormFields {
  const all: readonly ActionField[] = APPEAL_ACTIONS[now.action].fields;
  const there = all.filter((field) => applies(field, now)).map((field) => ({ ...field, required: isNeeded(field, now) }));
  const isFolded = ({ name }: ActionField) => LATER.includes(name) || (now.action === 'dispatch' && SETTLED_BEFORE.includes(name));
  // What must be given comes first.
  const shown = there.filter((field) => !isFolded(field)).sort((a, b) => Number(b.required) - Number(a.required));
  return { shown, folded: there.filter(isFolded) };
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && !value.trim());

export const missingOf = (fields: readonly ActionField[], values: FieldValues): readonly string[] =>
  fields.filter(({ required, name }) => required && isEmpty(values[name])).map(({ name }) => name);

/** What is sent: only what applies and was filled in. */
export function inputOf({ shown, folded }: FormFields, values: FieldValues): Readonly<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const { name } of [...shown, ...folded]) {
    const value = values[name];
    if (value === undefined || value === null || isEmpty(value) || value === false) continue;
    if (Array.isArray(value)) input[name] = (value as readonly Choice[]).map((unit) => ({ unitId: unit.value }));
    else if (typeof value === 'object') input[name] = (value as Choice).value;
    else input[name] = typeof value === 'string' ? value.trim() : value;
  }
  return input;
}
