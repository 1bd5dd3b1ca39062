import { useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useInstallation } from '../shell/installation';
import { useMeetingText } from './meeting-text';
import { drawPicture } from './picture';
import type { Dashboard, Week } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

/** The page as a picture for the chat group, made in the browser: no phone, no amount. */
export function SharePicture({ dashboard, week, day }: { readonly dashboard: Dashboard; readonly week: Week; readonly day: string }) {
  const t = useMessages(DASHBOARD_MESSAGES);
  const { demo } = useInstallation();
  const text = useMeetingText(dashboard, week, day, { forChat: true });
  const [said, setSaid] = useState('');
  const make = async () => {
    const picture = await drawPicture(text, {
      redLights: t('redLights'),
      noRedLights: t('noRedLights'),
      banks: t('banks'),
      noBanks: t('noBanks'),
      more: (count) => t('moreRows', { count }),
      demo: demo ? t('demoMark') : null,
    });
    if (!picture) return setSaid(t('pictureFailed'));
    const name = `${dashboard.unit.name}-${day}.png`;
    const address = URL.createObjectURL(picture);
    const link = Object.assign(document.createElement('a'), { href: address, download: name });
    link.click();
    // The browser takes the file after this turn.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return setSaid(t('pictureDone', { name }));
  };
  return (
    <>
      <button type="button" onClick={() => void make()}>
        {t('picture')}
      </button>
      <span role="status">{said}</span>
    </>
  );
}
