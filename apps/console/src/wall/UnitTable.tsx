import { figureText, useLocale, useMetricWords, useWords, WALL_WORDS } from '@app/web-ui';
import { NumberButton, type OpenFigure } from './FigureTile';
import type { Wall } from './useWall';

/** The units directly below, what is wrong first. */
export function UnitTable({
  wall,
  opened,
  openedUnit,
  onOpen,
}: {
  readonly wall: Wall;
  readonly opened: string;
  readonly openedUnit: string;
  readonly onOpen: OpenFigure;
}) {
  const t = useWords(WALL_WORDS);
  const { locale } = useLocale();
  const words = useMetricWords();
  const lines = wall.units.filter(({ figures }) => figures.some(({ value }) => Number(value) !== 0));
  const empty = wall.units.length - lines.length;
  const [first] = lines;
  return (
    <section className="card" aria-labelledby="by-unit">
      <h2 id="by-unit">{t('byUnit')}</h2>
      {!first && <p>{wall.units.length === 0 ? t('noUnits') : t('emptyUnits', { count: empty })}</p>}
      {first && (
        <>
          <p className="hint">{t('byUnitHint')}</p>
          <div className="scroll" tabIndex={0} role="region" aria-labelledby="by-unit">
            <table className="by-unit">
              <thead>
                <tr>
                  <th scope="col">{t('unit')}</th>
                  {first.figures.map(({ metric }) => (
                    <th key={metric.key} scope="col" className="amount">
                      {words.name(metric)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map(({ unit, figures }) => (
                  <tr key={unit.id} data-unit={unit.id}>
                    <th scope="row">{unit.name}</th>
                    {figures.map(({ value, metric }) => (
                      <td key={metric.key} className="amount">
                        <NumberButton
                          metric={metric.key}
                          name={`${unit.name} ${words.name(metric)}`}
                          text={figureText(value, metric.unit, locale)}
                          pressed={opened === metric.key && openedUnit === unit.id}
                          onOpen={() => onOpen(metric.key, unit.id)}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {empty > 0 && <p className="hint">{t('emptyUnits', { count: empty })}</p>}
        </>
      )}
    </section>
  );
}
