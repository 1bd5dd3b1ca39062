import { useMessages } from '@app/web-ui';
import type { OpenFigure } from './FigureTile';
import { NumberTable } from './NumberTable';
import type { Dashboard } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

/** The units directly below, what is wrong first. */
export function UnitTable({
  dashboard,
  opened,
  openedUnit,
  onOpen,
}: {
  readonly dashboard: Dashboard;
  readonly opened: string;
  readonly openedUnit: string;
  readonly onOpen: OpenFigure;
}) {
  const t = useMessages(DASHBOARD_MESSAGES);
  const lines = dashboard.units.filter(({ figures }) => figures.some(({ value }) => Number(value) !== 0));
  const empty = dashboard.units.length - lines.length;
  return (
    <section className="card" aria-labelledby="by-unit">
      <h2 id="by-unit">{t('byUnit')}</h2>
      {lines.length === 0 ? (
        <p>{dashboard.units.length === 0 ? t('noUnits') : t('emptyUnits', { count: empty })}</p>
      ) : (
        <>
          <p className="hint">{t('byUnitHint')}</p>
          <NumberTable
            of="unit"
            labelledBy="by-unit"
            head={t('unit')}
            lines={lines.map(({ unit, figures }) => ({ ...unit, figures }))}
            opened={{ metric: opened, id: openedUnit }}
            onOpen={(metric, unitId) => onOpen(metric, { unitId })}
          />
          {empty > 0 && <p className="hint">{t('emptyUnits', { count: empty })}</p>}
        </>
      )}
    </section>
  );
}
