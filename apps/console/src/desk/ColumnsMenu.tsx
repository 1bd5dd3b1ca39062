import { CheckField, useMessages } from '@app/web-ui';
import { FROZEN, LEDGER_COLUMNS, type LedgerColumn } from './useLedgerCells';
import { DESK_MESSAGES } from './desk.messages';

/** 列显示. */
export function ColumnsMenu({
  hidden,
  onShow,
}: {
  readonly hidden: readonly LedgerColumn[];
  readonly onShow: (column: LedgerColumn, shown: boolean) => void;
}) {
  const t = useMessages(DESK_MESSAGES);
  return (
    <details
      className="columns-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary>{t('columns')}</summary>
      <div role="group" aria-label={t('columns')}>
        {LEDGER_COLUMNS.filter((column) => !FROZEN.includes(column)).map((column) => (
          <CheckField
            key={column}
            name={`column-${column}`}
            label={t(column)}
            value={!hidden.includes(column)}
            onValue={(shown) => onShow(column, shown)}
          />
        ))}
      </div>
    </details>
  );
}
