import type { MetricKey } from '@app/contract';
import { figureText, useLocale, useWords, WALL_WORDS } from '@app/web-ui';
import { NumberButton, type OpenFigure } from './FigureTile';
import type { Wall } from './useWall';

/** Bars from zero, the longest as wide as there is room; each number opens its rows. */
export function SourceBars({ wall, opened, onOpen }: { readonly wall: Wall; readonly opened: string; readonly onOpen: OpenFigure }) {
  const t = useWords(WALL_WORDS);
  const { locale } = useLocale();
  const bars = wall.figures.filter(({ metric: { key } }) => key.startsWith('M19_'));
  const most = Math.max(1, ...bars.map(({ value }) => Number(value)));
  return (
    <section className="card" aria-labelledby="sources">
      <h2 id="sources">{t('sources')}</h2>
      <ul className="bars">
        {bars.map(({ metric: { key, name, unit }, value }) => (
          <li key={key}>
            <span>{name.replace(/^.*：/, '')}</span>
            <span className="bar-room" aria-hidden="true">
              <span className="bar" style={{ width: `${(Number(value) / most) * 100}%` }} />
            </span>
            <NumberButton
              metric={key as MetricKey}
              name={name}
              text={figureText(value, unit, locale)}
              pressed={opened === key}
              onOpen={() => onOpen(key)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
