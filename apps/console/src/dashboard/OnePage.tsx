import { useMessages } from '@app/web-ui';
import { useInstallation } from '../shell/installation';
import { useMeetingText } from './meeting-text';
import type { Dashboard, Week } from './useDashboard';
import { DASHBOARD_MESSAGES } from './dashboard.messages';

const MOST_RED = 7;
const MOST_BANKS = 6;

/** The meeting on one A4 page: seen on paper only. */
export function OnePage({ dashboard, week, day }: { readonly dashboard: Dashboard; readonly week: Week; readonly day: string }) {
  const t = useMessages(DASHBOARD_MESSAGES);
  const { demo } = useInstallation();
  const { title, range, asOf, kpis, redLights, banks } = useMeetingText(dashboard, week, day);
  const more = (all: number, most: number) => all > most && <p>{t('moreRows', { count: all - most })}</p>;
  return (
    <article className="one-page" aria-hidden="true">
      <p className="one-page-title">{title}</p>
      <p>{`${range} · ${asOf}${demo ? `　【${t('demoMark')}】` : ''}`}</p>
      <ul className="one-page-kpis">
        {kpis.map((kpi) => (
          <li key={kpi.metric}>
            <span>{kpi.name}</span> <strong>{kpi.value}</strong> <span>{kpi.more}</span>
          </li>
        ))}
      </ul>
      <p>{dashboard.segments.map(({ text }) => text).join('')}</p>
      <p className="one-page-head">{t('redLights')}</p>
      {redLights.length === 0 ? (
        <p>{t('noRedLights')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['no', 'firm', 'matter', 'stuckAt', 'decideToday'] as const).map((word) => (
                <th key={word}>{t(word)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {redLights.slice(0, MOST_RED).map((row) => (
              <tr key={row.id}>
                <td>{row.number}</td>
                <td>{row.firm}</td>
                <td>{row.matter}</td>
                <td>{row.stuck}</td>
                <td>{row.decide}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more(redLights.length, MOST_RED)}
      <p className="one-page-head">{t('banks')}</p>
      {banks.length === 0 ? (
        <p>{t('noBanks')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['bank', 'firm', 'sentOn', 'waited'] as const).map((word) => (
                <th key={word}>{t(word)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {banks.slice(0, MOST_BANKS).map((row) => (
              <tr key={row.id}>
                <td>{row.bank}</td>
                <td>{row.firm}</td>
                <td>{row.sentOn}</td>
                <td>{row.waited}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more(banks.length, MOST_BANKS)}
    </article>
  );
}
