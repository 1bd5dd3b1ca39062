import { INSTALLATION_MESSAGES, useMessages } from '@app/web-ui';
import { useEffect, useState } from 'react';

interface Site {
  readonly organiser: string | null;
  readonly filingNumber: string | null;
  readonly complaintsContact: string | null;
}

/** Who runs this, and where to complain; said when the server can be asked. */
export function AboutSection() {
  const t = useMessages(INSTALLATION_MESSAGES);
  const [site, setSite] = useState<Site>();
  useEffect(() => {
    const given = new AbortController();
    fetch('/info', { signal: given.signal })
      .then(async (answer) => setSite((await answer.json()) as Site))
      .catch(() => undefined);
    return () => given.abort();
  }, []);
  return (
    <footer className="hint">
      {site?.organiser && <p>{t('organiser', { name: site.organiser })}</p>}
      {site?.filingNumber && <p>{t('filingNumber', { number: site.filingNumber })}</p>}
      {site?.complaintsContact && <p>{t('complaints', { contact: site.complaintsContact })}</p>}
    </footer>
  );
}
