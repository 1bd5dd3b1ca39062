import { useMessages } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { useCadreSession } from '../shell/cadre-session';
import { offlineSupport } from '../shell/device';
import { askToKeep } from '../storage/database';
import { ME_MESSAGES } from './me.messages';

interface Room {
  readonly persisted: boolean;
  readonly used: number | undefined;
  readonly quota: number | undefined;
}
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** What lies on this phone, how it is kept, and how much room there is. */
export function StorageSection() {
  const t = useMessages(ME_MESSAGES);
  const cadre = useCadreSession();
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    const look = async () => {
      const persisted = await askToKeep();
      const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
      setRoom({ persisted, used: usage, quota });
    };
    void look();
  }, []);
  return (
    <section className="card">
      <h2>{t('onThisPhone')}</h2>
      <p>{t(cadre.vault.isSealed ? 'sealedHere' : 'notSealed')}</p>
      {room && <p>{t(room.persisted ? 'persisted' : 'notPersisted')}</p>}
      {room?.used !== undefined && room.quota !== undefined && (
        <p className="hint">{t('roomLeft', { used: megabytes(room.used), left: megabytes(room.quota - room.used) })}</p>
      )}
      {offlineSupport() === 'FULL' && <p className="hint">{t('worksOffline')}</p>}
    </section>
  );
}
