import { Form, TextField, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { START_MESSAGES } from './start-slips.messages';

/** One number, of a person or of a unit; an empty one removes it. */
export function PhoneForm({
  label,
  field,
  hint,
  phone,
  onSave,
  onCancel,
}: {
  readonly label: string;
  readonly field: string;
  readonly hint: string;
  readonly phone: string | null;
  readonly onSave: (phone: string | null) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const t = useMessages(START_MESSAGES);
  const [value, setValue] = useState(phone ?? '');
  return (
    <Form label={label} submit={t('save')} onCancel={onCancel} onSubmit={() => onSave(value.trim() || null)}>
      <TextField name="phone" label={field} hint={hint} value={value} onValue={setValue} inputMode="tel" autoComplete="off" />
    </Form>
  );
}
