import { NoteNotVisited, type NotVisitedReason, VoidNotVisited } from '@app/contract';
import {
  enumCodes,
  Form,
  newClientId,
  SelectField,
  TextAreaField,
  TextField,
  todayInChina,
  useEnumLabels,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { CAMPAIGN_MESSAGES } from './campaigns.messages';

interface Ends {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Why a firm of the list was not visited. */
export function NoteForm({
  campaignId,
  firm,
  onDone,
  onCancel,
}: Ends & { readonly campaignId: string; readonly firm: { readonly id: string; readonly name: string } }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const name = useEnumLabels();
  const mutate = useMutation();
  const clientId = useMemo(newClientId, []);
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const [occurredOn, setOccurredOn] = useState(todayInChina());
  return (
    <Form
      label={t('noteOf', { name: firm.name })}
      submit={t('note')}
      onCancel={onCancel}
      check={() => [...(reason ? [] : ['reason']), ...(occurredOn ? [] : ['occurredOn'])]}
      onSubmit={async () => {
        await mutate(NoteNotVisited, {
          input: {
            clientId,
            campaignId,
            enterpriseId: firm.id,
            reason: reason as NotVisitedReason,
            words: words.trim() || null,
            occurredOn,
          },
        });
        onDone();
      }}
    >
      <SelectField
        name="reason"
        label={t('reason')}
        required
        value={reason}
        onValue={setReason}
        choices={enumCodes('NotVisitedReason').map((value) => ({ value, label: name('NotVisitedReason', value) }))}
      />
      <TextAreaField name="words" label={t('words')} rows={2} value={words} onValue={setWords} />
      <TextField name="occurredOn" label={t('foundOn')} required type="date" value={occurredOn} onValue={setOccurredOn} />
    </Form>
  );
}

export function VoidNoteForm({ noteId, name, onDone, onCancel }: Ends & { readonly noteId: string; readonly name: string }) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  const mutate = useMutation();
  const clientId = useMemo(newClientId, []);
  const [reason, setReason] = useState('');
  return (
    <Form
      label={t('takeBackOf', { name })}
      submit={t('takeBack')}
      onCancel={onCancel}
      check={() => (reason.trim() ? [] : ['reason'])}
      onSubmit={async () => {
        await mutate(VoidNotVisited, { input: { clientId, noteId, reason: reason.trim() } });
        onDone();
      }}
    >
      <TextField name="reason" label={t('whyBack')} required value={reason} onValue={setReason} />
    </Form>
  );
}
