import { Field, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { loadKey } from './key';
import { PORTAL_MESSAGES } from './portal.messages';

export interface Attached {
  readonly id: string;
  readonly name: string;
}
const MOST = 6;

interface Answer {
  readonly id?: string;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly fields?: readonly { readonly message: string }[] };
  }[];
}

/** Sent as soon as they are chosen; what the server says stands here. */
export function AttachField({
  files,
  onFiles,
  locale,
}: {
  readonly files: readonly Attached[];
  readonly onFiles: (files: readonly Attached[]) => void;
  readonly locale: string;
}) {
  const t = useMessages(PORTAL_MESSAGES);
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState(false);
  const wrong = (file: File, why: string) => {
    setFailed(true);
    setSaid(t('fileNot', { name: file.name, why }));
  };
  const send = async (chosen: readonly File[]) => {
    let now = files;
    setFailed(false);
    for (const file of chosen.slice(0, MOST - files.length)) {
      setSaid(t('fileSending', { name: file.name }));
      const body = new FormData();
      body.append('file', file);
      try {
        const answer = await fetch('/files?purpose=APPEAL', {
          method: 'POST',
          body,
          headers: { 'accept-language': locale, authorization: `Bearer ${loadKey('card') ?? ''}` },
        });
        const { id, errors } = (await answer.json()) as Answer;
        if (!id) {
          wrong(file, errors?.[0]?.extensions?.fields?.[0]?.message ?? errors?.[0]?.message ?? t('fileFailed'));
          return;
        }
        now = [...now, { id, name: file.name }];
        onFiles(now);
        setSaid('');
      } catch {
        wrong(file, t('fileFailed'));
        return;
      }
    }
  };
  return (
    <>
      <Field name="fileIds" label={t('files')} hint={t('filesHint')}>
        {(wiring) => (
          <div>
            <label className="button choose-file" htmlFor={wiring.id}>
              {t('fileAdd')}
              <input
                {...wiring}
                type="file"
                multiple
                accept="image/jpeg,image/png,image/webp,application/pdf"
                disabled={files.length >= MOST}
                onChange={(event) => {
                  void send([...(event.target.files ?? [])]);
                  event.target.value = '';
                }}
              />
            </label>
          </div>
        )}
      </Field>
      <p role="status" className={failed ? 'field-error' : undefined}>
        {said}
      </p>
      <ul className="rows">
        {files.map((file) => (
          <li key={file.id}>
            {file.name}{' '}
            <button
              type="button"
              aria-label={t('fileAway', { name: file.name })}
              onClick={() => onFiles(files.filter(({ id }) => id !== file.id))}
            >
              {t('fileRemove')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
