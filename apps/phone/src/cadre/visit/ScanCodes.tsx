import { ScanCodes as ReadCodes, type ScanCodesQuery } from '@app/contract';
import { OFFLINE, type Problem, ProblemError, QrCode, useProblemText, useMessages } from '@app/web-ui';
import { useCallback, useEffect, useState } from 'react';
import { clockText } from '../outbox/use-item-status';
import type { EntryFirm } from '../outbox/entry';
import type { OutboxItem } from '../outbox/outbox';
import { request } from '../server/request';
import { useConnectivity } from '../shell/network';
import { VISIT_MESSAGES } from './visit.messages';

type Code = ScanCodesQuery['visitCodes'][number];

const EVERY = 4000;
/** Asked for ten minutes; after that on demand, so that a phone that lies about does not keep its session alive. */
const MOST_ASKS = 150;

/** The public address of this system, which may differ from the phone's; null until it is known. */
function useSite(online: boolean): string | null {
  const [site, setSite] = useState<string | null>(null);
  useEffect(() => {
    if (site || !online) return;
    fetch('/info')
      .then(async (answer) => setSite(((await answer.json()) as { readonly publicUrl: string | null }).publicUrl ?? location.origin))
      .catch(() => setSite(location.origin));
  }, [site, online]);
  return site;
}

/** The codes of a visit and what the firms have said, asked again while somebody may be scanning. */
function useCodes(visitId: string) {
  const reach = useConnectivity();
  const [codes, setCodes] = useState<readonly Code[]>();
  const [problem, setProblem] = useState<Problem>();
  const [asks, setAsks] = useState(0);
  const [round, setRound] = useState(0);
  const isOver = codes?.every(({ confirmedAt }) => confirmedAt) === true;
  const isTired = asks >= MOST_ASKS;
  useEffect(() => {
    if (isOver || isTired) return undefined;
    let gone = false;
    const read = async () => {
      if (document.visibilityState === 'visible') {
        try {
          const { visitCodes } = await request(ReadCodes, { visitId });
          if (!gone) {
            setCodes(visitCodes);
            setProblem(undefined);
          }
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          if (!gone) setProblem(error.problem);
        }
      }
      if (!gone) timer = window.setTimeout(() => setAsks((n) => n + 1), EVERY);
    };
    let timer = 0;
    void read();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [visitId, asks, isOver, isTired, round]);
  const again = useCallback(() => {
    setAsks(0);
    setRound((n) => n + 1);
  }, []);
  return { codes, problem, isTired, again, online: reach === 'ONLINE' };
}

const timeOf = (instant: string): string => clockText(Date.parse(instant));

function Said({ code }: { readonly code: Code }) {
  const t = useMessages(VISIT_MESSAGES);
  if (!code.confirmedAt) return <p>{t('scanWaiting')}</p>;
  return (
    <>
      <p className="scan-said" data-said={code.tookPlace ? 'YES' : 'NO'}>
        {t(code.tookPlace ? 'scanYes' : 'scanNo', { time: timeOf(code.confirmedAt) })}
      </p>
      {code.comment && <p className="hint">{code.comment}</p>}
    </>
  );
}

function ScanCodes({ visitId, names }: { readonly visitId: string; readonly names: Readonly<Record<string, string>> }) {
  const t = useMessages(VISIT_MESSAGES);
  const problemText = useProblemText();
  const { codes, problem, isTired, again, online } = useCodes(visitId);
  const site = useSite(online);
  const [chosen, setChosen] = useState<string>();
  if (problem && problem.code !== OFFLINE) return <p className="problem">{problemText(problem)}</p>;
  const fresh = codes?.map((code) => (code.key && Date.parse(code.goodUntil) > Date.now() ? code : { ...code, key: null }));
  // Old codes are as good as none: a new one needs the network.
  if (!fresh || (problem && fresh.every(({ key, confirmedAt }) => !key && !confirmedAt)))
    return problem || !online ? (
      <p className="note" role="status">
        {t('scanOffline')}
      </p>
    ) : null;
  const open = fresh.filter(({ confirmedAt }) => !confirmedAt);
  const shown = open.find(({ firmId }) => firmId === chosen) ?? (fresh.length === 1 ? open[0] : undefined);
  return (
    <div>
      <ul className="plain-list scan-firms">
        {fresh.map((code) => {
          const name = code.firmName ?? names[code.firmId] ?? '';
          return (
            <li key={code.firmId}>
              {fresh.length > 1 && <p className="line-firms">{name}</p>}
              <div role="status">
                <Said code={code} />
              </div>
              {code !== shown && code.key && !code.confirmedAt && (
                <button type="button" onClick={() => setChosen(code.firmId)}>
                  {t('scanFirm')}
                </button>
              )}
              {code === shown && code.key && site && (
                <>
                  <p className="scan-title">{t('scanTitle')}</p>
                  <QrCode className="scan-qr" text={`${site}/p/v#${code.key}`} label={t('scanQr', { name })} />
                  <p>{t('scanAsk')}</p>
                  <p className="hint">{t('scanUntil', { time: timeOf(code.goodUntil) })}</p>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {open.length > 0 && open.every(({ key }) => !key) && <p className="note">{t('scanNotYours')}</p>}
      {!online && open.length > 0 && <p className="note">{t('scanBlind')}</p>}
      {isTired && open.length > 0 && (
        <button type="button" onClick={again}>
          {t('scanLook')}
        </button>
      )}
      {open.length > 0 && <p className="hint">{t('scanCard')}</p>}
    </div>
  );
}

/** 让企业扫一扫: the firm's own phone confirms exactly this visit. */
export function ScanVisit({
  visitId,
  firms,
  opened = false,
}: {
  readonly visitId: string;
  /** Names as they are known here, for firms that lie out of sight by now. */
  readonly firms: readonly EntryFirm[];
  readonly opened?: boolean;
}) {
  const t = useMessages(VISIT_MESSAGES);
  const [open, setOpen] = useState(opened);
  if (open) return <ScanCodes visitId={visitId} names={Object.fromEntries(firms.map(({ id, name }) => [id, name]))} />;
  return (
    <div className="actions">
      <button type="button" onClick={() => setOpen(true)}>
        {t('scanOpen')}
      </button>
    </div>
  );
}

/** The same for a line of the outbox, once it is on the server. */
export function ScanPart({ line: { entry, state }, opened = false }: { readonly line: OutboxItem; readonly opened?: boolean }) {
  if (state !== 'DONE' || entry?.kind !== 'VISIT' || !entry.visitId) return null;
  return <ScanVisit visitId={entry.visitId} firms={entry.firms} opened={opened} />;
}
