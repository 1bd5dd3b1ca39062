import { type FigureInput, FigureRows, type FigureRowsQuery } from '@app/contract';
import {
  dayText,
  figureText,
  instantText,
  inTenThousand,
  Loading,
  ProblemBox,
  useLocale,
  useMetricMessages,
  useMessages,
} from '@app/web-ui';
import { useEffect, useId, useRef } from 'react';
import { Link } from 'react-router';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useMe } from '../shell/session';
import { REPORT_MESSAGES } from './report.messages';

type FigureRow = FigureRowsQuery['figure']['rows']['edges'][number]['node'];

const PAGE = 50;

/** The records one figure is made of: as many, and adding up to it. */
export function FigureRowsPanel({
  input,
  of,
  onClose,
}: {
  readonly input: FigureInput;
  /** Of whom the figure is, where that is not the unit. */
  readonly of?: string | undefined;
  readonly onClose: () => void;
}) {
  const t = useMessages(REPORT_MESSAGES);
  const { locale } = useLocale();
  const words = useMetricMessages();
  const me = useMe();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const rows = usePaginatedQuery(FigureRows, JSON.stringify({ input, first: PAGE }), (data) => data.figure.rows);
  const figure = rows.head?.figure;
  const there = figure !== undefined;
  useEffect(() => {
    if (there) title.current?.focus();
  }, [there]);
  const subject = (row: FigureRow) => {
    if (row.subjectKind === 'APPEAL' && me.can('appeal:read') && !(me.can('appeal:handle') && !me.can('appeal:accept')))
      return <Link to={`/appeals?open=${row.subjectId}`}>{row.label}</Link>;
    return row.label;
  };
  if (rows.problem) return <ProblemBox problem={rows.problem} onRetry={rows.reload} />;
  if (!figure) return <Loading />;
  const money = figure.metric.unit === '元';
  return (
    <section
      className="card"
      aria-labelledby={titleId}
      id="rows"
      data-metric={input.metric}
      data-unit={input.unitId}
      data-bank={input.bankId ?? undefined}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="headline">
        <h2 id={titleId} tabIndex={-1} ref={title}>
          {[of, words.name(figure.metric), figureText(figure.value, figure.metric.unit, locale)].filter(Boolean).join(' ')}
        </h2>
        <button type="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
      <p className="hint">{words.definition(figure.metric)}</p>
      {figure.note && <p id="figure-note">{figure.note}</p>}
      <p className="hint">
        {t('range', { from: dayText(input.from, locale), to: dayText(input.to, locale) })}
        {figure.asOf && ` · ${t('dataAsOf', { time: instantText(figure.asOf, locale) })}`}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby={titleId}>
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{t('no')}</th>
              <th scope="col">{t('firm')}</th>
              <th scope="col">{t('date')}</th>
              <th scope="col">{t('record')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col" className="amount">
                {money ? t('amount') : t('count', { unit: figure.metric.unit })}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.nodes.map((row, index) => (
              <tr key={row.id} data-weight={row.weight}>
                <td className="amount">{index + 1}</td>
                <td data-label={t('firm')}>
                  {row.enterprise && me.can('enterprise:read') ? (
                    <Link to={`/firms/${row.enterprise.id}`}>{row.firmName}</Link>
                  ) : (
                    row.firmName
                  )}
                </td>
                <td className="together" data-label={t('date')}>
                  {dayText(row.date, locale)}
                </td>
                <td data-label={t('record')}>{subject(row)}</td>
                <td data-label={t('unit')}>{row.orgUnit?.name}</td>
                <td className="amount" data-label={money ? t('amount') : t('count', { unit: figure.metric.unit })}>
                  {money ? inTenThousand(row.weight) : row.weight}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint" role="status" id="rows-count">
        {t('shown', { total: figure.rows.totalCount, shown: rows.nodes.length })}
      </p>
      {rows.hasMore && (
        <button type="button" onClick={rows.more} aria-disabled={rows.loading}>
          {t('more')}
        </button>
      )}
    </section>
  );
}
