import { daysBetween, LATE_DAYS, type VisitForm } from './form';

interface Said {
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Path of an unfolded matter → the field it was typed into; other messages go to its first field. */
const MATTERS: Readonly<
  Record<string, { readonly first: string; readonly firm: string; readonly rest: Readonly<Record<string, string>> }>
> = {
  appeals: { first: 'trouble', firm: 'troubleFirm', rest: { solvedOnSpot: 'solvedHow' } },
  demands: { first: 'amount', firm: 'moneyFirm', rest: { purpose: 'purpose' } },
  promises: { first: 'promise', firm: 'promiseFirm', rest: { dueOn: 'promiseBy' } },
};
const SAME: readonly string[] = ['firms', 'channel', 'outsiders', 'topics', 'note', 'confirmBy'];

/** The page's field for a path of the input; a path without a field keeps its name. */
export function fieldOf(path: string, form: Pick<VisitForm, 'firms' | 'occurredOn'>, today: string): string {
  const [head = '', , last = ''] = path.split('.');
  const matter = MATTERS[head];
  if (matter) {
    // Where there is one firm nobody is asked which.
    if (last === 'enterpriseId') return form.firms.length > 1 ? matter.firm : 'firms';
    return matter.rest[last] ?? matter.first;
  }
  if (head === 'participantIds') return 'companions';
  const age = daysBetween(form.occurredOn, today);
  // Today and yesterday are chips, any other day has a field of its own.
  const day = age === 0 || age === 1 ? 'day' : 'occurredOn';
  if (head === 'occurredOn') return day;
  if (head === 'lateReason') return age > LATE_DAYS ? 'lateReason' : day;
  return SAME.includes(head) ? head : path;
}

/** The server's words at the fields of the page: the first of several on one field. */
export function atTheirFields(said: Said, form: Pick<VisitForm, 'firms' | 'occurredOn'>, today: string): Said {
  const fields: Record<string, string> = {};
  for (const [path, message] of Object.entries(said.fields)) fields[fieldOf(path, form, today)] ??= message;
  return { ...said, fields };
}
