import { figureText, useLocale, useMetricMessages, useMessages } from '@app/web-ui';
import { NumberButton, type OpenFigure } from './FigureTile';
import type { Dashboard } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

/** Bars from zero, the longest as wide as there is room; each number opens its rows. */
export function SourceBars({
  dashboard,
  opened,
  onOpen,
}: {
  readonly dashboard: Dashboard;
  readonly opened: string;
  readonly onOpen: OpenFigure;
}) {
  const t = useMessages(DASHBOARD_MESSAGES);
  const { locale } = useLocale();
  const words = useMetricMessages();
  const bars = dashboard.figures.filter(({ metric: { key } }) => key.startsWith('M19_'));
  const most = Math.max(1, ...bars.map(({ value }) => Number(value)));
  return (
    <section className="card" aria-labelledby="sources">
      <h2 id="sources">{t('sources')}</h2>
      <ul className="bars">
        {bars.map(({ metric, value }) => (
          <li key={metric.key}>
            <span>{words.name(metric).replace(/^.*(：|: )/, '')}</span>
            <span className="bar-room" aria-hidden="true">
              <span className="bar" style={{ width: `${(Number(value) / most) * 100}%` }} />
            </span>
            <NumberButton
              metric={metric.key}
              name={words.name(metric)}
              text={figureText(value, metric.unit, locale)}
              pressed={opened === metric.key}
              onOpen={() => onOpen(metric.key)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
