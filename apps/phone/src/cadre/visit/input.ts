import type { LogVisitInput } from '@app/contract';
import { type Translate, tidied, yuanOf } from '@app/web-ui';
import { namesOf, titleOf, type VisitForm } from './form';
import type { VISIT_MESSAGES } from './visit.messages';

const words = (text: string): string | null => tidied(text) || null;

/** The input, frozen when saved. It names the visitor, since the session on a shared phone may be another's. */
export function inputOf(
  form: VisitForm,
  clientId: string,
  personId: string,
  deviceAt: Date,
  t: Translate<typeof VISIT_MESSAGES>,
): LogVisitInput {
  const { trouble, money, promise } = form;
  return {
    clientId,
    onBehalfOf: personId,
    deviceAt: deviceAt.toISOString(),
    occurredOn: form.occurredOn,
    channel: form.channel,
    firms: form.firms.map(({ id }) => ({ enterpriseId: id })),
    participantIds: form.companions.flatMap(({ id }) => (id ? [id] : [])),
    outsiders: [...new Set([...form.companions.filter(({ id }) => !id).map(({ name }) => name), ...namesOf(form.outsiders)])],
    topics: [...form.topics],
    note: words(form.note),
    lateReason: words(form.lateReason),
    appeals: trouble
      ? [
          {
            enterpriseId: trouble.firmId || (form.firms[0]?.id ?? null),
            title: titleOf(trouble.what),
            description: [trouble.what.trim(), trouble.since && t('sinceSays', { since: trouble.since.trim() })].filter(Boolean).join('\n'),
            solvedOnSpot: words(trouble.solved ?? ''),
          },
        ]
      : [],
    demands: money
      ? [
          {
            enterpriseId: money.firmId || (form.firms[0]?.id ?? null),
            amount: yuanOf(money.amount) ?? '',
            purpose: money.purpose.trim(),
            authorisedOn: money.signed ? form.occurredOn : null,
          },
        ]
      : [],
    promises: promise
      ? [{ enterpriseId: promise.firmId || (form.firms[0]?.id ?? null), text: promise.what.trim(), dueOn: promise.by }]
      : [],
    confirmBy: form.confirmBy,
  };
}
