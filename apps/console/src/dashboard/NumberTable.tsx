import { figureText, useLocale, useMetricMessages } from '@app/web-ui';
import type { MetricKey } from '@app/contract';
import { NumberButton } from './FigureTile';
import type { Dashboard } from './useDashboard';

export interface NumberLine {
  readonly id: string;
  readonly name: string;
  readonly figures: Dashboard['units'][number]['figures'];
}

/** Lines of the same figures, each number a way to its rows. */
export function NumberTable({
  of,
  labelledBy,
  head,
  lines,
  opened,
  onOpen,
}: {
  /** What a line is of. */
  readonly of: 'unit' | 'bank';
  readonly labelledBy: string;
  readonly head: string;
  readonly lines: readonly NumberLine[];
  readonly opened: { readonly metric: string; readonly id: string };
  readonly onOpen: (metric: MetricKey, id: string) => void;
}) {
  const { locale } = useLocale();
  const words = useMetricMessages();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-labelledby={labelledBy}>
      <table className="by-unit">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {lines[0]?.figures.map(({ metric }) => (
              <th key={metric.key} scope="col" className="amount">
                {words.name(metric)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, figures }) => (
            <tr key={id} data-of={of} data-id={id}>
              <th scope="row">{name}</th>
              {figures.map(({ value, metric }) => (
                <td key={metric.key} className="amount">
                  <NumberButton
                    metric={metric.key}
                    name={`${name} ${words.name(metric)}`}
                    text={figureText(value, metric.unit, locale)}
                    pressed={opened.metric === metric.key && opened.id === id}
                    onOpen={() => onOpen(metric.key, id)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
