import { Field, type FieldProps, useLocale, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { DESK_MESSAGES } from './desk.messages';

interface Answer {
  readonly id?: string;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly fields?: readonly { readonly message: string }[] };
  }[];
}

/** A piece of evidence, sent as soon as it is chosen. */
export function FileField({ onValue, ...field }: FieldProps & { readonly onValue: (id: string) => void }) {
  const t = useMessages(DESK_MESSAGES);
  const { locale } = useLocale();
  const [said, setSaid] = useState('');
  const send = async (file: File) => {
    setSaid(t('uploading'));
    onValue('');
    const body = new FormData();
    body.append('file', file);
    try {
      const answer = await fetch('/files?purpose=EVIDENCE', { method: 'POST', body, headers: { 'accept-language': locale } });
      const { id, errors } = (await answer.json()) as Answer;
      if (!id) {
        setSaid(errors?.[0]?.extensions?.fields?.[0]?.message ?? errors?.[0]?.message ?? t('uploadFailed'));
        return;
      }
      onValue(id);
      setSaid(t('uploaded', { name: file.name }));
    } catch {
      setSaid(t('uploadFailed'));
    }
  };
  return (
    <Field {...field}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            type="file"
            name={field.name}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void send(file);
            }}
          />
          <p role="status" className="hint">
            {said}
          </p>
        </>
      )}
    </Field>
  );
}
