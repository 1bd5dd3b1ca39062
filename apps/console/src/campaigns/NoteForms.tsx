import { NOT_VISITED_ACTIONS } from '@app/contract';
import { todayInChina, useMessages } from '@app/web-ui';
import type { FormLayout } from '../parts/action-fields';
import { ActionForm } from '../parts/ActionForm';
import { CAMPAIGN_MESSAGES } from './campaigns.messages';

interface Ends {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
interface Firm {
  readonly id: string;
  readonly name: string;
}

const NOTE_LAYOUT: FormLayout<Firm> = {
  order: ['reason', 'note', 'occurredOn'],
  fields: {
    reason: { label: CAMPAIGN_MESSAGES.reason },
    note: { label: CAMPAIGN_MESSAGES.noteText, rows: 2 },
    occurredOn: { label: CAMPAIGN_MESSAGES.foundOn, requiredWhen: () => true, initial: () => todayInChina(), max: 'ANY' },
    lateReason: { shownWhen: () => false },
  },
};
const VOID_LAYOUT: FormLayout<undefined> = { fields: { reason: { label: CAMPAIGN_MESSAGES.whyBack } } };

/** Why a firm of the list was not visited. */
export function NoteForm({ campaignId, firm, onDone, onCancel }: Ends & { readonly campaignId: string; readonly firm: Firm }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  return (
    <ActionForm
      form={NOT_VISITED_ACTIONS.note}
      action="note"
      subject={firm}
      layout={NOTE_LAYOUT}
      given={{ campaignId, enterpriseId: firm.id }}
      label={t('noteOf', { name: firm.name })}
      submit={t('note')}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

export function VoidNoteForm({ noteId, name, onDone, onCancel }: Ends & { readonly noteId: string; readonly name: string }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  return (
    <ActionForm
      form={NOT_VISITED_ACTIONS.void}
      action="void"
      subject={undefined}
      layout={VOID_LAYOUT}
      given={{ noteId }}
      label={t('takeBackOf', { name })}
      submit={t('takeBack')}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
