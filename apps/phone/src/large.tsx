import { COMMON_MESSAGES, useMessages } from '@app/web-ui';
import { useState } from 'react';

const KEPT_SIZE = 'zhuqi.large';

/** 大字版: kept on this device, for everybody who uses it. */
export function isLarge(): boolean {
  try {
    return localStorage.getItem(KEPT_SIZE) === 'yes';
  } catch {
    return false;
  }
}

export function setLarge(large: boolean): void {
  document.documentElement.classList.toggle('large', large);
  try {
    localStorage.setItem(KEPT_SIZE, large ? 'yes' : 'no');
  } catch {
    // A browser that keeps nothing still changes the page.
  }
}

/** Says what it will do, so it needs no state beside its name. */
export function LargeButton() {
  const t = useMessages(COMMON_MESSAGES);
  const [large, set] = useState(isLarge);
  return (
    <button
      type="button"
      className="plain"
      onClick={() => {
        setLarge(!large);
        set(!large);
      }}
    >
      {t(large ? 'normalSize' : 'largeSize')}
    </button>
  );
}
