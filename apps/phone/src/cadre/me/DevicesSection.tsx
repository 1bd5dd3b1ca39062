import { MyPhonesHere, type MyPhonesHereQuery, RevokeMyDevice } from '@app/contract';
import { dayText, ProblemBox, useAsyncAction, useLocale, useMessages } from '@app/web-ui';
import { useCallback, useEffect, useState } from 'react';
import { request } from '../server/request';
import { useOnline } from '../shell/network';
import { ME_MESSAGES } from './me.messages';

/** The phones on which my PIN is good; a lost one is ended here. */
export function DevicesSection() {
  const t = useMessages(ME_MESSAGES);
  const { locale } = useLocale();
  const online = useOnline();
  const { problem, act } = useAsyncAction();
  const [devices, setDevices] = useState<MyPhonesHereQuery['myDevices']>();
  const [sure, setSure] = useState<string>();
  const read = useCallback(() => act(async () => setDevices((await request(MyPhonesHere, {})).myDevices)), [act]);
  useEffect(() => {
    if (online) void read();
  }, [online, read]);
  const active = devices?.filter(({ revokedAt }) => !revokedAt) ?? [];
  if (!online || (devices && active.length === 0)) return null;
  return (
    <section className="card">
      <h2>{t('myPhones')}</h2>
      <ProblemBox problem={problem?.code === 'UNAUTHENTICATED' ? undefined : problem} />
      <ul className="plain-list">
        {active.map((device) => (
          <li key={device.id} className="device">
            <p>
              {device.name} {device.current && <strong>{t('thisPhone')}</strong>}
            </p>
            <p className="hint">{t('goodUntil', { day: dayText(device.expiresAt.slice(0, 10), locale) })}</p>
            {!device.current &&
              (sure === device.id ? (
                <div className="actions">
                  <button
                    type="button"
                    onClick={() =>
                      void act(async () => {
                        await request(RevokeMyDevice, { id: device.id });
                        setDevices((await request(MyPhonesHere, {})).myDevices);
                      })
                    }
                  >
                    {t('revokeSure')}
                  </button>
                  <button type="button" onClick={() => setSure(undefined)}>
                    {t('keepIt')}
                  </button>
                </div>
              ) : (
                <button type="button" onClick={() => setSure(device.id)}>
                  {t('revoke')}
                </button>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
