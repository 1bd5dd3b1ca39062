import { useMessages } from '@app/web-ui';
import { useRef, useState } from 'react';
import type { Visit } from './visit';
import { VISIT_MESSAGES } from './visits.messages';

/** Photos are read only when somebody wants to see them: each look at one is written into the audit. */
export function VisitPhotos({ photos, unfolded = false }: { readonly photos: Visit['photos']; readonly unfolded?: boolean }) {
  const t = useMessages(VISIT_MESSAGES);
  const [shown, setShown] = useState(unfolded);
  const [large, setLarge] = useState<number>();
  const dialog = useRef<HTMLDialogElement>(null);
  if (photos.length === 0) return null;
  const photo = large === undefined ? undefined : photos[large];
  return (
    <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{t('photoCount', { count: photos.length })}</summary>
      {shown && (
        <ul className="thumbnails">
          {photos.map(({ id, fileId }, index) => (
            <li key={id}>
              <button
                type="button"
                aria-label={t('photoOf', { number: index + 1 })}
                onClick={() => {
                  setLarge(index);
                  dialog.current?.showModal();
                }}
              >
                <img src={`/files/${fileId}`} alt="" loading="lazy" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <dialog
        ref={dialog}
        className="large-photo"
        aria-label={t('photoAlt', { number: (large ?? 0) + 1 })}
        onClose={() => setLarge(undefined)}
      >
        {photo && <img src={`/files/${photo.fileId}`} alt={t('photoAlt', { number: (large ?? 0) + 1 })} />}
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('closePanel')}
        </button>
      </dialog>
    </details>
  );
}
