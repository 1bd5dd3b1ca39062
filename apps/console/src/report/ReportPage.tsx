import { type MetricKey, ReadReport } from '@app/contract';
import {
  EmptyState,
  figureText,
  instantText,
  Loading,
  ProblemBox,
  todayInChina,
  useLocale,
  useMetricMessages,
  useQuery,
  useMessages,
} from '@app/web-ui';
import { useId, useMemo } from 'react';
import { depths, useUnits } from '../parts/useUnits';
import { useUrlParams } from '../parts/useUrlParams';
import { useInstallation } from '../shell/installation';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { FigureRowsPanel } from './FigureRowsPanel';
import { useRestoreFocus } from './useRestoreFocus';
import { REPORT_MESSAGES } from './report.messages';

const FIRST_YEAR = 2015;

/** The sentence of the report; every number opens exactly the records it is made of. */
export default function ReportPage() {
  const t = useMessages(REPORT_MESSAGES);
  useDocumentTitle(t('title'));
  const { locale } = useLocale();
  const words = useMetricMessages();
  const me = useMe();
  const { demoYear } = useInstallation();
  const address = useUrlParams();
  const ids = { unit: useId(), year: useId(), asOf: useId() };
  const scope = me.post?.scopeUnit.id;
  const { units, problem: unitsProblem } = useUnits(scope);
  const unit = units?.find(({ id }) => id === address.get('unit'))?.id ?? scope ?? '';
  const thisYear = todayInChina().slice(0, 4);
  const years = Array.from({ length: Number(thisYear) - FIRST_YEAR + 1 }, (_, i) => String(Number(thisYear) - i));
  const year = years.find((one) => one === address.get('year')) ?? demoYear ?? thisYear;
  const asOf = /^\d{4}-\d{2}-\d{2}$/.test(address.get('asOf')) ? address.get('asOf') : '';
  const input = useMemo(
    () => ({ unitId: unit, from: `${year}-01-01`, to: `${year}-12-31`, asOf: asOf ? `${asOf}T23:59:59.999+08:00` : null }),
    [unit, year, asOf],
  );
  const variables = useMemo(() => ({ input }), [input]);
  const { data, loading, problem, reload } = useQuery(ReadReport, variables, { pause: !unit });
  const names = new Map(data?.figures.map(({ metric }) => [metric.key, words.name(metric)]));
  const metric = data?.figures.find(({ metric: { key } }) => key === address.get('metric'))?.metric.key;
  const depth = depths(units ?? []);
  const remember = useRestoreFocus(address.get('metric') !== '');
  const open = (key: MetricKey) => {
    remember();
    address.set({ metric: key }, { push: true });
  };
  const number = (text: string, key: MetricKey) => (
    <button
      type="button"
      className="number"
      data-metric={key}
      aria-pressed={metric === key}
      aria-label={t('openNumber', { name: names.get(key) ?? '', value: text })}
      onClick={() => open(key)}
    >
      {text}
    </button>
  );
  return (
    <>
      <h1>{t('title')}</h1>
      <ProblemBox problem={unitsProblem ?? problem} onRetry={reload} />
      <form className="choice" aria-label={t('choice')} onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label htmlFor={ids.unit}>{t('unit')}</label>
          <select id={ids.unit} value={unit} onChange={(event) => address.set({ unit: event.target.value })}>
            {!units && <option value={unit}>{me.post?.scopeUnit.name}</option>}
            {units?.map(({ id, name }) => (
              <option key={id} value={id}>{`${'　'.repeat(depth.get(id) ?? 0)}${name}`}</option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={ids.year}>{t('year')}</label>
          <select id={ids.year} value={year} onChange={(event) => address.set({ year: event.target.value })}>
            {years.map((one) => (
              <option key={one} value={one}>
                {t('yearOf', { year: one })}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={ids.asOf}>{t('asOf')}</label>
          <input
            id={ids.asOf}
            type="date"
            max={todayInChina()}
            value={asOf}
            onChange={(event) => address.set({ asOf: event.target.value })}
          />
        </div>
      </form>
      {!data && loading && <Loading />}
      {data && (
        <>
          <section className="card" aria-busy={loading}>
            <p className="sentence" id="sentence" aria-live="polite" lang={data.report.segments.length === 0 ? undefined : 'zh-CN'}>
              {data.report.segments.length === 0
                ? t('nothingYet')
                : data.report.segments.map((segment, index) => (
                    // The segments of one sentence have no other identity than their place.
                    <span key={index}>{segment.metric ? number(segment.text, segment.metric) : segment.text}</span>
                  ))}
            </p>
            <p className="hint">
              {t('dataAsOf', { time: instantText(data.report.asOf, locale) })}
              {data.auditHead && ` · ${t('auditHead', { no: data.auditHead.no, hash: data.auditHead.hash.slice(0, 16) })}`}
            </p>
          </section>
          <h2>{t('figures')}</h2>
          <p className="hint">{t('figuresHint')}</p>
          {data.figures.length === 0 && <EmptyState title={t('nothingYet')} />}
          <ul className="figures">
            {data.figures.map((figure) => (
              <li key={figure.metric.key}>
                <span>{words.name(figure.metric)}</span>
                {number(figureText(figure.value, figure.metric.unit, locale), figure.metric.key)}
              </li>
            ))}
          </ul>
          {metric && <FigureRowsPanel key={metric} input={{ ...input, metric }} onClose={() => address.set({ metric: null })} />}
        </>
      )}
    </>
  );
}
