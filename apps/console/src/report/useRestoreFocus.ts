import { useCallback, useEffect, useRef } from 'react';

/**
 * The number from which records were opened gets the focus back when they are closed, by the button, by Escape or by going back.
 * `remember` is called where a number is pressed.
 */
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
