import type { MetricKey } from '@app/contract';
import { dayText, EmptyState, LiveStatus, Loading, ProblemBox, useLocale, useMetricMessages, useMessages } from '@app/web-ui';
import { FigureRowsPanel } from '../report/FigureRowsPanel';
import { useRestoreFocus } from '../report/useRestoreFocus';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { BankTable } from './BankTable';
import { FigureTile, type OpenFigure, NumberButton } from './FigureTile';
import { Meeting } from './Meeting';
import { OnePage } from './OnePage';
import { SharePicture } from './SharePicture';
import { SourceBars } from './SourceBars';
import { UnitTable } from './UnitTable';
import { figureOf, useDashboard, type Dashboard } from './useDashboard';
import { DashboardFilters } from './DashboardFilters';
import './dashboard.css';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

interface Tile {
  readonly metric: MetricKey;
  readonly whole?: MetricKey;
  readonly label?: keyof typeof DASHBOARD_MESSAGES;
  readonly atEnd?: boolean;
}

/** What is wrong comes first: no green before a red. */
const URGENT: readonly Tile[] = [
  { metric: 'M27', atEnd: true },
  { metric: 'M12', atEnd: true },
  { metric: 'OFFERS_OVERDUE', label: 'banksOver', atEnd: true },
];
const GROUPS: readonly { readonly word: 'appeals' | 'visits' | 'financing'; readonly tiles: readonly Tile[] }[] = [
  {
    word: 'appeals',
    tiles: [
      { metric: 'M26', atEnd: true },
      { metric: 'M27_ORIGINAL', atEnd: true },
      { metric: 'M19' },
      { metric: 'M20' },
      { metric: 'M24' },
      { metric: 'M25' },
      { metric: 'M31', whole: 'M31_DUE', label: 'onTime' },
      { metric: 'M31_ORIGINAL', whole: 'M31_DUE', label: 'onOriginalTime' },
      { metric: 'M32', whole: 'M32_HEARD', label: 'solvedShare' },
      { metric: 'M33', whole: 'M33_RATED', label: 'satisfiedShare' },
    ],
  },
  {
    word: 'visits',
    tiles: [
      { metric: 'M04_VISITED', whole: 'M02', label: 'coverage' },
      { metric: 'M03' },
      { metric: 'M05' },
      { metric: 'M08' },
      { metric: 'M01' },
      { metric: 'M01_BRANCHES' },
    ],
  },
  {
    word: 'financing',
    tiles: [
      { metric: 'OFFERS_WAITING', label: 'banksWaiting', atEnd: true },
      { metric: 'M48_FIRMS' },
      { metric: 'M48_AMOUNT' },
      { metric: 'M49_FIRMS' },
      { metric: 'M49_COUNT' },
      { metric: 'M49_AMOUNT' },
      { metric: 'M56_FIRMS' },
      { metric: 'M56_AMOUNT' },
    ],
  },
];

/** 工作看板: where we stand, each number a way to its rows; with ?mode=meeting one page at a time. */
export default function DashboardPage() {
  const t = useMessages(DASHBOARD_MESSAGES);
  const { locale } = useLocale();
  const words = useMetricMessages();
  useDocumentTitle(t('title'));
  const state = useDashboard();
  const { address, shown, loading, problem, reload, mode, asOf, days } = state;
  const dashboard = shown?.dashboard;
  const meeting = address.get('mode') === 'meeting';
  const opened = address.get('metric');
  const of = address.get('of');
  const openedUnit = dashboard?.units.some(({ unit }) => unit.id === of) ? of : '';
  const bank = dashboard?.banks.find((line) => line.bank.id === address.get('bank'))?.bank;
  const remember = useRestoreFocus(opened !== '');
  const open: OpenFigure = (metric, { unitId = null, bankId = null }: { unitId?: string | null; bankId?: string | null } = {}) => {
    remember();
    address.set({ metric, of: unitId, bank: bankId }, { push: true });
  };
  const panel = dashboard && figureOf(dashboard, opened as MetricKey)?.metric.key;
  const nameOf = (in_: Dashboard, metric: MetricKey): string => {
    const figure = figureOf(in_, metric);
    return figure ? words.name(figure.metric) : '';
  };
  const own = openedUnit || bank ? '' : opened;
  const tiles = (of_: Dashboard, list: readonly Tile[], urgent = false) => (
    <ul className="tiles">
      {list.map(({ metric, whole, label, atEnd }) => (
        <FigureTile
          key={metric}
          dashboard={of_}
          metric={metric}
          whole={whole}
          label={label && t(label)}
          urgent={urgent}
          atEnd={atEnd}
          opened={own}
          onOpen={open}
        />
      ))}
    </ul>
  );
  return (
    <>
      <div className="no-print">
        <div className="headline">
          <h1>{t('title')}</h1>
          <div className="dashboard-acts">
            <button type="button" className="primary" onClick={() => address.set({ mode: 'meeting', slide: null }, { push: true })}>
              {t('meeting')}
            </button>
            <button type="button" disabled={!dashboard} onClick={() => window.print()}>
              {t('print')}
            </button>
            {shown ? (
              <SharePicture dashboard={shown.dashboard} week={shown.week} day={state.meetingDay} />
            ) : (
              <button type="button" disabled>
                {t('picture')}
              </button>
            )}
          </div>
        </div>
        <DashboardFilters state={state} />
        <LiveStatus mode={mode} asOf={dashboard?.asOf} fixed={asOf !== ''} />
        <ProblemBox problem={problem} onRetry={reload} />
        {!dashboard && loading && <Loading />}
        {dashboard && (
          <div aria-busy={loading} id="dashboard">
            <p className="hint">{`${dashboard.unit.name} · ${t('range', { from: dayText(days.from, locale), to: dayText(days.to, locale) })}`}</p>
            <section aria-labelledby="urgent">
              <h2 id="urgent">{t('urgent')}</h2>
              {tiles(dashboard, URGENT, true)}
            </section>
            <section className="card">
              {dashboard.segments.length === 0 ? (
                <EmptyState title={t('nothingYet')} />
              ) : (
                <p className="sentence" id="sentence" lang="zh-CN">
                  {dashboard.segments.map(({ text, metric }, index) => (
                    // The segments of one sentence have no other identity than their place.
                    <span key={index}>
                      {metric ? (
                        <NumberButton
                          metric={metric}
                          name={nameOf(dashboard, metric)}
                          text={text}
                          pressed={own === metric}
                          onOpen={() => open(metric)}
                        />
                      ) : (
                        text
                      )}
                    </span>
                  ))}
                </p>
              )}
            </section>
            {GROUPS.map(({ word, tiles: list }) => (
              <section key={word} aria-labelledby={`group-${word}`}>
                <h2 id={`group-${word}`}>{t(word)}</h2>
                {tiles(dashboard, list)}
              </section>
            ))}
            <SourceBars dashboard={dashboard} opened={own} onOpen={open} />
            <BankTable dashboard={dashboard} opened={opened} openedBank={bank?.id ?? ''} onOpen={open} />
            <UnitTable dashboard={dashboard} opened={opened} openedUnit={openedUnit} onOpen={open} />
            {panel && (
              <FigureRowsPanel
                key={`${panel} ${openedUnit} ${bank?.id ?? ''}`}
                // As of the very instant of the numbers, so that rows and number cannot differ while others write.
                input={{
                  unitId: openedUnit || dashboard.unit.id,
                  from: dashboard.from,
                  to: dashboard.to,
                  asOf: dashboard.asOf,
                  metric: panel,
                  bankId: bank?.id ?? null,
                }}
                of={bank?.name}
                onClose={() => address.set({ metric: null, of: null, bank: null })}
              />
            )}
          </div>
        )}
      </div>
      {shown && <OnePage dashboard={shown.dashboard} week={shown.week} day={state.meetingDay} />}
      {meeting && shown && <Meeting state={state} dashboard={shown.dashboard} week={shown.week} />}
    </>
  );
}
