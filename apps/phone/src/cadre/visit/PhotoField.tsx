import { newClientId, useAsyncAction, useMessages } from '@app/web-ui';
import { useEffect, useId, useState } from 'react';
import type { EntryPhoto } from '../outbox/entry';
import { useCadreSession } from '../shell/cadre-session';
import { isFull } from '../storage/database';
import { shrinkPhoto } from './shrink';
import { VISIT_MESSAGES } from './visit.messages';

export const MOST_PHOTOS = 9;

function Thumbnail({ photo, name, onRemove }: { readonly photo: EntryPhoto; readonly name: string; readonly onRemove: () => void }) {
  const t = useMessages(VISIT_MESSAGES);
  const { outbox } = useCadreSession();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let gone = false;
    let made: string | undefined;
    const show = async () => {
      const blob = await outbox.photo(photo.id);
      if (gone || !blob) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    };
    void show();
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [outbox, photo.id]);
  return (
    <li>
      {url ? <img src={url} alt={name} /> : <span className="photo-waits">{name}</span>}
      <button type="button" aria-label={t('removeNamed', { name })} onClick={onRemove}>
        {t('remove')}
      </button>
    </li>
  );
}

/** Photos, optional: shrunk and stored on the phone at once, so that a crash loses none. */
export function PhotoField({
  entryId,
  photos,
  onPhotos,
}: {
  readonly entryId: string;
  readonly photos: readonly EntryPhoto[];
  readonly onPhotos: (change: (now: readonly EntryPhoto[]) => readonly EntryPhoto[]) => void;
}) {
  const t = useMessages(VISIT_MESSAGES);
  const { outbox } = useCadreSession();
  const { busy, act } = useAsyncAction();
  const [said, setSaid] = useState('');
  const id = useId();
  const add = async (files: readonly File[]) => {
    setSaid('');
    for (const file of files.slice(0, MOST_PHOTOS - photos.length)) {
      try {
        const blob = await shrinkPhoto(file);
        const photo = { id: newClientId(), type: blob.type || 'image/jpeg' };
        await outbox.addPhoto(entryId, photo, new Uint8Array(await blob.arrayBuffer()));
        onPhotos((now) => [...now, { ...photo, size: blob.size }]);
      } catch (error) {
        setSaid(t(isFull(error) ? 'photoFull' : 'photoFailed'));
        return;
      }
    }
  };
  return (
    <div className="photos">
      {photos.length > 0 && (
        <ul className="thumbnails">
          {photos.map((photo, i) => (
            <Thumbnail
              key={photo.id}
              photo={photo}
              name={t('photoNumber', { number: i + 1 })}
              onRemove={() => {
                onPhotos((now) => now.filter((one) => one.id !== photo.id));
                void outbox.dropPhoto(photo.id);
              }}
            />
          ))}
        </ul>
      )}
      {photos.length < MOST_PHOTOS && (
        <label className="button choose-file photo-button" htmlFor={id}>
          {t(busy ? 'photoWorking' : 'addPhoto')}
          <input
            id={id}
            type="file"
            accept="image/*"
            capture="environment"
            multiple
            aria-disabled={busy}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void act(() => add(files));
            }}
          />
        </label>
      )}
      <p role="status" className="hint">
        {said || t('photoHint')}
      </p>
    </div>
  );
}
