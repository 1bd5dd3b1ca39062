import { useMessages } from '@app/web-ui';
import type { OpenFigure } from './FigureTile';
import { NumberTable } from './NumberTable';
import type { Dashboard } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

/** What each bank granted, and what it paid out: two facts side by side, never added. */
export function BankTable({
  dashboard,
  opened,
  openedBank,
  onOpen,
}: {
  readonly dashboard: Dashboard;
  readonly opened: string;
  readonly openedBank: string;
  readonly onOpen: OpenFigure;
}) {
  const t = useMessages(DASHBOARD_MESSAGES);
  return (
    <section className="card" aria-labelledby="by-bank">
      <h2 id="by-bank">{t('byBank')}</h2>
      {dashboard.banks.length === 0 ? (
        <p>{t('noLoans')}</p>
      ) : (
        <>
          <p className="hint">{t('byBankHint')}</p>
          <NumberTable
            of="bank"
            labelledBy="by-bank"
            head={t('bank')}
            lines={dashboard.banks.map(({ bank, figures }) => ({ ...bank, figures }))}
            opened={{ metric: opened, id: openedBank }}
            onOpen={(metric, bankId) => onOpen(metric, { bankId })}
          />
        </>
      )}
    </section>
  );
}
