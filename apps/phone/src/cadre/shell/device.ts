import { canSeal } from '../storage/seal';

const agent = (): string => navigator.userAgent;
export const isWeChat = (): boolean => /MicroMessenger/i.test(agent());
const isApple = (): boolean => /iPhone|iPad/.test(agent());

/** What the person calls this phone when looking at the list of phones. */
export function deviceName(): string {
  const system = isApple() ? 'iPhone' : /HarmonyOS/i.test(agent()) ? 'HarmonyOS' : /Android/.test(agent()) ? 'Android' : 'PC';
  const browser = isWeChat()
    ? '微信'
    : /Edg\//.test(agent())
      ? 'Edge'
      : /Chrome\//.test(agent())
        ? 'Chrome'
        : /Safari/.test(agent())
          ? 'Safari'
          : 'Web';
  return `${system} ${browser}`;
}

/** Why this browser cannot open the app without a network: said as it is. */
export type OfflineSupport = 'FULL' | 'WECHAT' | 'HTTP' | 'NO_WORKER';

export function offlineSupport(): OfflineSupport {
  if (!canSeal()) return 'HTTP';
  if ('serviceWorker' in navigator) return 'FULL';
  return isWeChat() && isApple() ? 'WECHAT' : 'NO_WORKER';
}
