import { TrackMatter } from '@app/contract';
import { useMutation } from '@app/web-ui';
import { useCallback } from 'react';
import { saveKey } from './key';

/** Trades number and query code for the key to that matter, and keeps it while the tab is open. */
export function useTrack(): (number: string, code: string) => Promise<string | undefined> {
  const mutate = useMutation();
  return useCallback(
    async (number, code) => {
      const { trackAppeal } = await mutate(TrackMatter, { input: { number, code } });
      if (trackAppeal.__typename !== 'Tracking') return undefined;
      saveKey('query', trackAppeal.token);
      return trackAppeal.token;
    },
    [mutate],
  );
}
