import { useCallback, useState } from 'react';
import { useMe } from '../shell/session';
import { LEDGER_COLUMNS, type LedgerColumn } from './useLedgerCells';

function kept(key: string): readonly LedgerColumn[] {
  try {
    const found = (localStorage.getItem(key) ?? '').split(' ');
    return LEDGER_COLUMNS.filter((column) => found.includes(column));
  } catch {
    return [];
  }
}

/** Columns that this person put away on this device. */
export function useHiddenColumns(): readonly [readonly LedgerColumn[], (column: LedgerColumn, shown: boolean) => void] {
  const key = `zhuqi.ledger.hidden.${useMe().person.id}`;
  const [hidden, setHidden] = useState(() => kept(key));
  const show = useCallback(
    (column: LedgerColumn, shown: boolean) =>
      setHidden((now) => {
        const next = shown ? now.filter((one) => one !== column) : [...now, column];
        try {
          localStorage.setItem(key, next.join(' '));
        } catch {
          // A browser that keeps nothing still changes the table.
        }
        return next;
      }),
    [key],
  );
  return [hidden, show];
}
