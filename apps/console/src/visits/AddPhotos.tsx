import { AddPhotoAtDesk } from '@app/contract';
import { COMMON_MESSAGES, Field, newClientId, ProblemError, useLocale, useProblemText, useMutation, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { VISIT_MESSAGES } from './visits.messages';

interface Answer {
  readonly id?: string;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly fields?: readonly { readonly message: string }[] };
  }[];
}

/** A photo with its mark: however often it is sent, it is kept once. */
interface Chosen {
  readonly file: File;
  readonly clientId: string;
}
interface Left extends Chosen {
  readonly why: string;
}

/** Photos, sent one by one as soon as they are chosen; failed ones wait for another try. */
export function AddPhotos({ visitId, onAdded }: { readonly visitId: string; readonly onAdded: () => void }) {
  const t = useMessages(VISIT_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  const { locale } = useLocale();
  const mutate = useMutation();
  const problemText = useProblemText();
  const [sending, setSending] = useState('');
  const [arrived, setArrived] = useState(0);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const [turn, setTurn] = useState(0);
  /** Why it did not arrive; nothing when it did. */
  const send = async ({ file, clientId }: Chosen): Promise<string | undefined> => {
    const body = new FormData();
    body.append('file', file);
    try {
      const answer = await fetch(`/files?purpose=PHOTO&clientId=${clientId}`, {
        method: 'POST',
        body,
        headers: { 'accept-language': locale },
      });
      const { id, errors } = (await answer.json()) as Answer;
      if (!id) return errors?.[0]?.extensions?.fields?.[0]?.message ?? errors?.[0]?.message ?? t('noAnswer');
      await mutate(AddPhotoAtDesk, { input: { clientId, visitId, fileId: id } });
      return undefined;
    } catch (error) {
      return error instanceof ProblemError ? problemText(error.problem) : t('noAnswer');
    }
  };
  const sendAll = async (chosen: readonly Chosen[]) => {
    if (sending || chosen.length === 0) return;
    const failed: Left[] = [];
    setArrived(0);
    for (const one of chosen) {
      setSending(one.file.name);
      const why = await send(one);
      if (why) failed.push({ ...one, why });
    }
    setSending('');
    setLeft(failed);
    setArrived(chosen.length - failed.length);
    setTurn((now) => now + 1);
    if (failed.length < chosen.length) onAdded();
  };
  return (
    <>
      <Field name="photos" label={t('addPhoto')} hint={t('addPhotoHint')}>
        {(wiring) => (
          <input
            key={turn}
            {...wiring}
            type="file"
            name="photos"
            accept="image/*"
            multiple
            onChange={(event) => void sendAll([...(event.target.files ?? [])].map((file) => ({ file, clientId: newClientId() })))}
          />
        )}
      </Field>
      <div role="status">
        {sending && <p className="hint">{t('uploading', { name: sending })}</p>}
        {arrived > 0 && <p className="hint">{t('uploaded', { count: arrived })}</p>}
        {left.map(({ clientId, file, why }) => (
          <p className="field-error" key={clientId}>
            {t('uploadFailed', { name: file.name, why })}
          </p>
        ))}
      </div>
      {left.length > 0 && !sending && (
        <button type="button" onClick={() => void sendAll(left)}>
          {common('retry')}
        </button>
      )}
    </>
  );
}
