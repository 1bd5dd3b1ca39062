import { IssueStartCodes, StartList, type StartListQuery } from '@app/contract';
import {
  CheckField,
  dayText,
  EmptyState,
  Loading,
  newClientId,
  ProblemBox,
  todayInChina,
  useAsyncAction,
  useLocale,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { DevicesOfPerson } from './DevicesOfPerson';
import { type Sheet, SlipSheet } from './SlipSheet';
import './start-slips.css';
import { START_MESSAGES } from './start-slips.messages';

type Line = StartListQuery['startList']['edges'][number]['node'];

const MOST = 100;
/** From so many days before the end a new slip is due. */
const SOON_DAYS = 7;
const DAY = 86_400_000;

function useStateWords(): (line: Line) => string {
  const t = useMessages(START_MESSAGES);
  const { locale } = useLocale();
  return ({ devices, deviceUntil }) => {
    if (devices === 0 || !deviceUntil) return t('notSetUp');
    const day = dayText(todayInChina(new Date(deviceUntil)), locale);
    if (Date.parse(deviceUntil) - Date.now() < SOON_DAYS * DAY) return t('soonOver', { day });
    return devices === 1 ? t('setUp', { day }) : t('setUpMany', { n: devices, day });
  };
}

/** Who has begun on a phone and who has not; slips for those who are picked. */
export default function StartListPage() {
  const t = useMessages(START_MESSAGES);
  useDocumentTitle(t('title'));
  const { locale } = useLocale();
  const mutate = useMutation();
  const address = useUrlParams();
  const without = address.get('without') === '1';
  const list = usePaginatedQuery(StartList, JSON.stringify({ first: MOST, withoutDevice: without }), (data) => data.startList);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [sheet, setSheet] = useState<Sheet>();
  const [open, setOpen] = useState<string>();
  const { problem, busy, act, setProblem } = useAsyncAction();
  const stateOf = useStateWords();
  const able = useMemo(() => list.nodes.filter(({ phone }) => phone), [list.nodes]);
  const chosen = able.filter(({ person }) => picked.has(person.id));

  if (sheet)
    return (
      <SlipSheet
        sheet={sheet}
        onPutAway={() => {
          setSheet(undefined);
          setPicked(new Set());
          list.reload();
        }}
      />
    );
  const say = (message: string) => setProblem({ code: 'PICK', message, fields: {} });
  const issue = () => {
    if (chosen.length === 0) return say(t('pickFirst'));
    if (chosen.length > MOST) return say(t('tooMany', { n: MOST }));
    return void act(async () => {
      const personIds = chosen.map(({ person }) => person.id);
      const { issueStartCodes } = await mutate(IssueStartCodes, { input: { clientId: newClientId(), personIds } });
      setSheet({ slips: issueStartCodes.slips, refused: issueStartCodes.refused.map(({ refused }) => refused.message) });
    });
  };
  const pick = (id: string, on: boolean) =>
    setPicked((now) => {
      const next = new Set(now);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  const pickAll = (lines: readonly Line[]) => setPicked(new Set(lines.map(({ person }) => person.id)));

  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <div className="start-list-tools">
        <CheckField
          name="without"
          label={t('onlyWithout')}
          value={without}
          onValue={(on) => {
            setPicked(new Set());
            address.set({ without: on ? '1' : null });
          }}
        />
      </div>
      <div className="start-list-bar">
        <button type="button" className="primary" aria-disabled={busy} onClick={issue}>
          {chosen.length > 0 ? t('print', { n: chosen.length }) : t('printNone')}
        </button>
        {able.length > 0 && (
          <>
            <button type="button" onClick={() => pickAll(able.filter(({ devices }) => devices === 0))}>
              {t('pickAllWithout')}
            </button>
            <button type="button" onClick={() => pickAll(chosen.length === able.length ? [] : able)}>
              {t(chosen.length === able.length ? 'pickNone' : 'pickAll')}
            </button>
          </>
        )}
      </div>
      <ProblemBox problem={problem} />
      <ProblemBox problem={list.problem} onRetry={list.reload} />
      {list.nodes.length === 0 && list.loading && <Loading />}
      {list.nodes.length === 0 && !list.loading && !list.problem && (
        <EmptyState title={t(without ? 'allSetUp' : 'nobody')}>{!without && <p>{t('nobodyHint')}</p>}</EmptyState>
      )}
      {list.nodes.length > 0 && (
        <table className="stacks start-list">
          <thead>
            <tr>
              <th scope="col">{t('pick')}</th>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('phone')}</th>
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {list.nodes.map((line) => (
              <tr key={line.person.id}>
                <td>
                  {line.phone && (
                    <label className="pick">
                      <input
                        type="checkbox"
                        aria-label={t('pickOne', { name: line.person.name })}
                        checked={picked.has(line.person.id)}
                        onChange={(event) => pick(line.person.id, event.target.checked)}
                      />
                    </label>
                  )}
                </td>
                <th scope="row">{line.person.name}</th>
                <td data-label={t('unit')}>{line.unit.name}</td>
                <td data-label={t('phone')}>
                  {line.phone ?? (
                    <>
                      <strong>{t('noPhone')}</strong>
                      <span className="hint"> {t('noPhoneHint')}</span>
                    </>
                  )}
                </td>
                <td data-label={t('state')}>
                  <p>{stateOf(line)}</p>
                  {line.slipUntil && (
                    <p className="hint">{t('slipOut', { day: dayText(todayInChina(new Date(line.slipUntil)), locale) })}</p>
                  )}
                  {line.devices > 0 && (
                    <button
                      type="button"
                      aria-expanded={open === line.person.id}
                      aria-label={t('of', { action: t(open === line.person.id ? 'hidePhones' : 'showPhones'), name: line.person.name })}
                      onClick={() => setOpen(open === line.person.id ? undefined : line.person.id)}
                    >
                      {t(open === line.person.id ? 'hidePhones' : 'showPhones')}
                    </button>
                  )}
                  {open === line.person.id && <DevicesOfPerson person={line.person} onChanged={list.reload} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasMore && (
        <button type="button" onClick={list.more} aria-disabled={list.loading}>
          {t('more')}
        </button>
      )}
    </>
  );
}
