import { useMessages } from '@app/web-ui';
import { useEffect, useRef, useState } from 'react';
import { drawSlip, type SlipWords } from './slip-picture';
import { PORTAL_MESSAGES } from './portal.messages';

/** A picture to hold down, since chat apps download nothing; offered as a file, too. */
export function SavePicture({ words, name, alt }: { readonly words: SlipWords; readonly name: string; readonly alt: string }) {
  const t = useMessages(PORTAL_MESSAGES);
  const [url, setUrl] = useState<string>();
  const [failed, setFailed] = useState(false);
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!url) return undefined;
    shown.current?.focus();
    return () => URL.revokeObjectURL(url);
  }, [url]);
  const draw = async () => {
    const picture = await drawSlip(words);
    setFailed(!picture);
    if (picture) setUrl(URL.createObjectURL(picture));
  };
  return (
    <section className="sheet no-print" tabIndex={-1} ref={shown}>
      {url ? (
        <>
          <p>{t('pictureHint')}</p>
          <img className="slip-picture" src={url} alt={alt} />
          <a className="button" href={url} download={`${name}.png`}>
            {t('pictureFile')}
          </a>
        </>
      ) : (
        <>
          <p>{t('pictureWhy')}</p>
          <button type="button" onClick={() => void draw()}>
            {t('picture')}
          </button>
          {failed && <p role="alert">{t('pictureFailed')}</p>}
        </>
      )}
    </section>
  );
}
