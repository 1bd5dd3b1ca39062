import { useMessages } from '@app/web-ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useInstallation } from '../shell/installation';
import { useMe } from '../shell/session';
import { type BankLine, type RedLine, useMeetingText } from './meeting-text';
import { linesIn, paginate } from './paginate';
import { SharePicture } from './SharePicture';
import type { Dashboard, DashboardState, Week } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

/** Heights in pixels of what stands around the rows, and of a line and its padding, at the size of the room. */
const AROUND = 330;
const LINE = 34;
const PADDING = 18;
const SIDES = 64;
/** Shares of the width, in the order of the columns. */
const RED_SHARES = [0.12, 0.22, 0.26, 0.2, 0.2];
const BANK_SHARES = [0.2, 0.3, 0.18, 0.32];
const CHARACTER = 25;

function useRoom(): { readonly width: number; readonly height: number } {
  const [room, setRoom] = useState({ width: window.innerWidth, height: window.innerHeight });
  useEffect(() => {
    const measure = () => setRoom({ width: window.innerWidth, height: window.innerHeight });
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return room;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);

const redTexts = ({ number, firm, matter, stuck, decide }: RedLine) => [number, firm, matter, stuck, decide];
const bankTexts = ({ bank, firm, sentOn, waited }: BankLine) => [bank, firm, sentOn, waited];

/** One page at a time, readable from the last row of the room; the page is in the address. */
export function Meeting({
  state,
  dashboard,
  week,
}: {
  readonly state: DashboardState;
  readonly dashboard: Dashboard;
  readonly week: Week;
}) {
  const t = useMessages(DASHBOARD_MESSAGES);
  const me = useMe();
  const { demo } = useInstallation();
  const { address } = state;
  const text = useMeetingText(dashboard, week, state.meetingDay);
  const { width, height } = useRoom();
  const heading = useRef<HTMLHeadingElement>(null);
  const slides = useMemo(() => {
    const heightOf = (texts: readonly string[], shares: readonly number[]) =>
      linesIn(
        texts,
        shares.map((share) => Math.floor((share * (width - SIDES) - PADDING) / CHARACTER)),
      ) *
        LINE +
      PADDING;
    const red = paginate(text.redLights, (row) => heightOf(redTexts(row), RED_SHARES), height - AROUND);
    const banks = paginate(text.banks, (row) => heightOf(bankTexts(row), BANK_SHARES), height - AROUND);
    return [
      { name: 'overview' as const },
      ...red.map((rows) => ({ name: 'redLights' as const, rows })),
      ...banks.map((rows) => ({ name: 'banks' as const, rows })),
    ];
  }, [text, width, height]);
  const at = Math.min(Math.max(1, Number(address.get('slide')) || 1), slides.length);
  const slide = slides[at - 1];
  const go = useRef<(to: number) => void>(() => undefined);
  go.current = (to) => {
    // Told at once: a second press may come before the address has changed.
    place.current.at = Math.min(Math.max(1, to), slides.length);
    address.set({ slide: String(place.current.at) });
  };
  const leave = useRef<() => void>(() => undefined);
  leave.current = () => address.set({ mode: null, slide: null });
  const place = useRef({ at, all: slides.length });
  place.current = { at, all: slides.length };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      const now = place.current;
      const to: Readonly<Record<string, number>> = {
        ArrowRight: now.at + 1,
        ArrowDown: now.at + 1,
        PageDown: now.at + 1,
        ArrowLeft: now.at - 1,
        ArrowUp: now.at - 1,
        PageUp: now.at - 1,
        Home: 1,
        End: now.all,
      };
      const wanted = to[event.key];
      if (event.key === 'Escape') leave.current();
      else if (wanted !== undefined) go.current(wanted);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  // What stood behind the meeting is out of reach, and has the focus again afterwards.
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const room = dialog.current;
    if (!room?.open) room?.showModal();
    return () => {
      room?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  // A page that is turned is read out.
  useEffect(() => heading.current?.focus(), [at]);
  if (!slide) return null;
  return (
    <dialog
      className="meeting no-print"
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault();
        leave.current();
      }}
      aria-labelledby="meeting-title"
      data-slide={at}
      data-slides={slides.length}
    >
      <header>
        <p className="meeting-head">{text.title}</p>
        {demo && <p className="meeting-demo">{t('demoMark')}</p>}
        <p>{`${text.range} · ${text.asOf}`}</p>
      </header>
      <section className="meeting-body">
        <h2 id="meeting-title" tabIndex={-1} ref={heading}>
          {t(slide.name)}
        </h2>
        {slide.name === 'overview' && (
          <>
            <ul className="kpis">
              {text.kpis.map((kpi) => (
                <li key={kpi.metric} className={kpi.urgent ? 'kpi kpi-urgent' : 'kpi'}>
                  <span>{kpi.name}</span>
                  <button
                    type="button"
                    className="kpi-value"
                    data-metric={kpi.metric}
                    aria-label={t('openNumber', { name: kpi.name, value: kpi.value })}
                    onClick={() =>
                      address.set(
                        kpi.metric === 'M05'
                          ? {
                              mode: null,
                              slide: null,
                              metric: kpi.metric,
                              of: null,
                              bank: null,
                              period: 'custom',
                              from: week.from,
                              to: week.to,
                            }
                          : { mode: null, slide: null, metric: kpi.metric, of: null, bank: null },
                        { push: true },
                      )
                    }
                  >
                    {kpi.value}
                  </button>
                  {kpi.more && <span>{kpi.more}</span>}
                </li>
              ))}
            </ul>
            <p>{t('noMeetings')}</p>
          </>
        )}
        {slide.name === 'redLights' &&
          (slide.rows.length === 0 ? (
            <p>{t('noRedLights')}</p>
          ) : (
            <table className="meeting-red">
              <thead>
                <tr>
                  {(['no', 'firm', 'matter', 'stuckAt', 'decideToday'] as const).map((word) => (
                    <th key={word} scope="col">
                      {t(word)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {slide.rows.map((row) => (
                  <tr key={row.id} data-appeal={row.number}>
                    <th scope="row">{me.can('appeal:read') ? <Link to={`/appeals?open=${row.id}`}>{row.number}</Link> : row.number}</th>
                    <td>{row.firm}</td>
                    <td>{row.matter}</td>
                    <td>{row.stuck}</td>
                    <td className="strong">{row.decide}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        {slide.name === 'banks' &&
          (slide.rows.length === 0 ? (
            <p>{t('noBanks')}</p>
          ) : (
            <table className="meeting-banks">
              <thead>
                <tr>
                  {(['bank', 'firm', 'sentOn', 'waited'] as const).map((word) => (
                    <th key={word} scope="col">
                      {t(word)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {slide.rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.bank}</th>
                    <td>{row.firm}</td>
                    <td>{row.sentOn}</td>
                    <td className="strong">{row.waited}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
      </section>
      <footer>
        <button type="button" onClick={() => go.current(at - 1)} aria-disabled={at === 1}>
          {t('previous')}
        </button>
        <p role="status">{t('slide', { at, all: slides.length })}</p>
        <button type="button" className="primary" onClick={() => go.current(at + 1)} aria-disabled={at === slides.length}>
          {t('next')}
        </button>
        <button type="button" onClick={() => window.print()}>
          {t('print')}
        </button>
        <SharePicture dashboard={dashboard} week={week} day={state.meetingDay} />
        <button type="button" onClick={() => leave.current()}>
          {t('leave')}
        </button>
      </footer>
    </dialog>
  );
}
