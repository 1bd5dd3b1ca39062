import { useEffect, useRef, useState } from 'react';
import { instantText } from './formats';
import { useLocale, useMessages } from './i18n';
import type { LiveArea } from '@app/contract';
import { LiveConnection, type LiveMode } from './live-connection';
import { LIVE_MESSAGES } from './messages/live.messages';

const connection = new LiveConnection();

/** A burst of changes is one reading: at once, then at most every so many milliseconds. */
const THROTTLE_MS = 2000;

/** Calls `onChange` when something of these areas changed; every 30 seconds where the stream is blocked, never while hidden. */
export function useLive(areas: readonly LiveArea[], onChange: () => void): LiveMode {
  const [mode, setMode] = useState<LiveMode>('connecting');
  const latest = useRef(onChange);
  latest.current = onChange;
  const names = areas.join(' ');
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let calledAt = 0;
    const changed = () => {
      if (waiting !== undefined) return;
      waiting = setTimeout(
        () => {
          waiting = undefined;
          calledAt = Date.now();
          latest.current();
        },
        Math.max(100, calledAt + THROTTLE_MS - Date.now()),
      );
    };
    const leave = connection.subscribe({ areas: new Set(names.split(' ') as LiveArea[]), changed, mode: setMode });
    return () => {
      clearTimeout(waiting);
      leave();
    };
  }, [names]);
  return mode;
}

/** How fresh the page is: time of the data and mode. `fixed`: a past moment, which does not change. */
export function LiveStatus({
  mode,
  asOf,
  fixed = false,
}: {
  readonly mode: LiveMode;
  readonly asOf: string | undefined;
  readonly fixed?: boolean;
}) {
  const t = useMessages(LIVE_MESSAGES);
  const { locale } = useLocale();
  return (
    <p className="live-mark" data-live={mode}>
      {asOf ? (
        <span>{t('dataAsOf', { time: instantText(asOf, locale) })}</span>
      ) : (
        // As long as the time that will stand there: nothing moves when it comes.
        <span aria-hidden="true" style={{ visibility: 'hidden' }}>
          {t('dataAsOf', { time: instantText(new Date().toISOString(), locale) })}
        </span>
      )}
      {!fixed && <span>{t(mode)}</span>}
    </p>
  );
}
