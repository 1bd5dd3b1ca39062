import type { MetricKey } from '@app/contract';
import { dayText, figureText, instantText, LIVE_MESSAGES, useLocale, useMetricMessages, useMessages } from '@app/web-ui';
import { percentOf } from './share';
import { countedFor, figureOf, type Dashboard } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

/** Of a unit below or of one bank, or of the unit that is shown. */
export type OpenFigure = (metric: MetricKey, of?: { readonly unitId?: string; readonly bankId?: string }) => void;

/** A number that opens its rows. */
export function NumberButton({
  metric,
  name,
  text,
  pressed,
  onOpen,
}: {
  readonly metric: MetricKey;
  readonly name: string;
  readonly text: string;
  readonly pressed: boolean;
  readonly onOpen: () => void;
}) {
  const t = useMessages(DASHBOARD_MESSAGES);
  return (
    <button
      type="button"
      className={text.startsWith('0 ') ? 'number zero' : 'number'}
      data-metric={metric}
      aria-pressed={pressed}
      aria-label={t('openNumber', { name, value: text })}
      onClick={onOpen}
    >
      {text}
    </button>
  );
}

/** One figure, or a part of a whole as two figures, with its definition one tap away. */
export function FigureTile({
  dashboard,
  metric,
  whole,
  label,
  urgent = false,
  atEnd = false,
  opened,
  onOpen,
}: {
  readonly dashboard: Dashboard;
  readonly metric: MetricKey;
  /** The figure it is a share of. */
  readonly whole?: MetricKey | undefined;
  readonly label?: string | undefined;
  readonly urgent?: boolean;
  /** It tells how things stood on one day, which is said. */
  readonly atEnd?: boolean | undefined;
  readonly opened: string;
  readonly onOpen: OpenFigure;
}) {
  const t = useMessages(DASHBOARD_MESSAGES);
  const live = useMessages(LIVE_MESSAGES);
  const { locale } = useLocale();
  const words = useMetricMessages();
  const figure = figureOf(dashboard, metric);
  const total = whole ? figureOf(dashboard, whole) : undefined;
  if (!figure) return null;
  const number = ({ metric: one, value }: typeof figure) => (
    <NumberButton
      metric={one.key}
      name={label && !total ? label : words.name(one)}
      text={figureText(value, one.unit, locale)}
      pressed={opened === one.key}
      onOpen={() => onOpen(one.key)}
    />
  );
  const percent = total ? percentOf(Number(figure.value), Number(total.value)) : null;
  return (
    <li className={urgent && Number(figure.value) > 0 ? 'tile tile-urgent' : 'tile'}>
      <p className="tile-name">{label ?? words.name(figure.metric)}</p>
      <p className="tile-value">
        {number(figure)}
        {atEnd && <span className="hint"> {t('countedFor', { date: dayText(countedFor(dashboard), locale) })}</span>}
        {total && (
          <>
            <span aria-hidden="true"> / </span>
            {number(total)} <span className="hint">{percent === null ? t('noWhole') : t('ofWhole', { percent })}</span>
          </>
        )}
      </p>
      <details>
        <summary>{t('definition')}</summary>
        {[figure, ...(total ? [total] : [])].map(({ metric: one }) => (
          <div key={one.key}>
            <p>{t('definitionOf', { name: words.name(one), words: words.definition(one) })}</p>
            <ul>
              {words.traps(one).map((trap) => (
                <li key={trap}>{trap}</li>
              ))}
            </ul>
          </div>
        ))}
        <p className="hint">{live('dataAsOf', { time: instantText(dashboard.asOf, locale) })}</p>
      </details>
    </li>
  );
}
