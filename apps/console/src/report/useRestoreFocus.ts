import { useCallback, useEffect, useRef } from 'react';

/** Gives the focus back to the number from which records were opened; call the result where a number is pressed. */
export function useRestoreFocus(opened: boolean): () => void {
  const from = useRef<HTMLElement | null>(null);
  const was = useRef(opened);
  useEffect(() => {
    if (was.current && !opened) {
      const back = from.current?.isConnected ? from.current : document.getElementById('main');
      back?.focus();
      from.current = null;
    }
    was.current = opened;
  }, [opened]);
  return useCallback(() => {
    from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  }, []);
}
