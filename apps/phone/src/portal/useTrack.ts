import { TrackMatter } from '@app/contract';
import { useRun } from '@app/web-ui';
import { useCallback } from 'react';
import { keepKey } from './key';

/** Trades number and query code for the key to that matter, and keeps it while the tab is open. */
export function useTrack(): (number: string, code: string) => Promise<string | undefined> {
  const run = useRun();
  return useCallback(
    async (number, code) => {
      const { trackAppeal } = await run(TrackMatter, { input: { number, code } });
      if (trackAppeal.__typename !== 'Tracking') return undefined;
      keepKey('query', trackAppeal.token);
      return trackAppeal.token;
    },
    [run],
  );
}
