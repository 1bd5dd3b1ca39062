import { type DeviceFieldsFragment, RevokeDevice } from '@app/contract';
import { dayText, EmptyState, ProblemBox, todayInChina, useAsyncAction, useLocale, useMutation, useMessages } from '@app/web-ui';
import { type ReactNode, useState } from 'react';
import { START_MESSAGES } from './start-slips.messages';

/** Phones that were set up; one is withdrawn after being asked twice. */
export function DeviceList({
  devices,
  onChanged,
  children,
}: {
  readonly devices: readonly DeviceFieldsFragment[];
  readonly onChanged: () => void;
  /** What to do where there are none. */
  readonly children?: ReactNode;
}) {
  const t = useMessages(START_MESSAGES);
  const { locale } = useLocale();
  const mutate = useMutation();
  const { problem, busy, act } = useAsyncAction();
  const [asking, setAsking] = useState<string>();
  const day = (instant: string) => dayText(todayInChina(new Date(instant)), locale);
  if (devices.length === 0) return <EmptyState title={t('noPhones')}>{children}</EmptyState>;
  return (
    <>
      <ProblemBox problem={problem} />
      <ul className="plain-list">
        {devices.map((device) => (
          <li key={device.id}>
            <p>
              <strong>{device.name}</strong> {device.current && <span className="tag">{t('thisPhone')}</span>}
            </p>
            <p className="hint">
              {t('deviceLine', {
                how: t(device.enrolledBy === 'SLIP' ? 'begunSlip' : 'begunPassword'),
                used: day(device.lastUsedAt),
                until: day(device.expiresAt),
              })}
            </p>
            {asking === device.id ? (
              <div className="sure">
                <p>{t('revokeSure', { name: device.name })}</p>
                <div className="actions">
                  <button
                    type="button"
                    className="primary"
                    aria-disabled={busy}
                    onClick={() =>
                      void act(async () => {
                        await mutate(RevokeDevice, { id: device.id });
                        setAsking(undefined);
                        onChanged();
                      })
                    }
                  >
                    {t('yes')}
                  </button>
                  <button type="button" onClick={() => setAsking(undefined)}>
                    {t('no')}
                  </button>
                </div>
              </div>
            ) : (
              <button type="button" onClick={() => setAsking(device.id)} aria-label={t('of', { action: t('revoke'), name: device.name })}>
                {t('revoke')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
