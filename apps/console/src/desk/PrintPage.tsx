import { LedgerOnPaper, type PaperLineFragment } from '@app/contract';
import { instantText, Loading, type Problem, ProblemBox, ProblemError, useLocale, useLazyQuery, useMessages } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { orderIn } from '../parts/useSorting';
import { useUrlParams } from '../parts/useUrlParams';
import { useInstallation } from '../shell/installation';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { filterOf, filterQuery } from './ledger-filter';
import { LEDGER_FIELDS } from './LedgerTable';
import { PAPER_COLUMNS, usePaperCells } from './usePaperCells';
import { DESK_MESSAGES } from './desk.messages';

/** More is no paper that anybody signs. */
const MOST = 400;
const PAGE = 200;

interface Sheet {
  readonly lines: readonly PaperLineFragment[];
  readonly total: number;
  readonly at: string;
}

/** The ledger as narrowed now, whole, for A3 landscape: all columns, headings on every page, places to sign and date. */
export default function PrintPage() {
  const t = useMessages(DESK_MESSAGES);
  useDocumentTitle(t('printTitle'));
  const { locale } = useLocale();
  const me = useMe();
  const { organiser, demo } = useInstallation();
  const query = useLazyQuery();
  const address = useUrlParams();
  const cell = usePaperCells();
  const asked = JSON.stringify({ filter: filterOf(address.get), orderBy: orderIn(address.get('order'), LEDGER_FIELDS) });
  const [sheet, setSheet] = useState<Sheet>();
  const [problem, setProblem] = useState<Problem>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const lines: PaperLineFragment[] = [];
      let after: string | null = null;
      let total = 0;
      do {
        const { appealsOnPaper: appeals } = (await query(LedgerOnPaper, { ...(JSON.parse(asked) as object), first: PAGE, after })) as {
          readonly appealsOnPaper: {
            readonly totalCount: number;
            readonly edges: readonly { readonly node: PaperLineFragment }[];
            readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
          };
        };
        lines.push(...appeals.edges.map(({ node }) => node));
        total = appeals.totalCount;
        after = appeals.pageInfo.hasNextPage ? (appeals.pageInfo.endCursor ?? null) : null;
      } while (after && lines.length < MOST);
      if (!gone) setSheet({ lines: lines.slice(0, MOST), total, at: new Date().toISOString() });
    };
    setProblem(undefined);
    read().catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      if (!gone) setProblem(error.problem);
    });
    return () => {
      gone = true;
    };
  }, [query, asked, turn]);
  return (
    <section className="paper-a3">
      <div className="tools no-print">
        <button type="button" className="primary" onClick={() => window.print()} aria-disabled={!sheet}>
          {t('printNow')}
        </button>
        <Link className="button" to={`/appeals?${filterQuery(address.get)}`}>
          {t('backToLedger')}
        </Link>
        {sheet && <p className="hint">{t('printHint', { total: sheet.total, shown: sheet.lines.length })}</p>}
        {sheet && sheet.total > MOST && <p role="status">{t('printTooMany', { most: MOST })}</p>}
      </div>
      <h1>
        {me.post?.scopeUnit.name}
        {t('printTitle')}
      </h1>
      <ProblemBox problem={problem} onRetry={() => setTurn((now) => now + 1)} />
      {!sheet && !problem && <Loading />}
      {sheet && (
        <>
          <p>{[organiser, t('dataAt', { time: instantText(sheet.at, locale) }), demo && t('demoMark')].filter(Boolean).join(' · ')}</p>
          <div className="scroll" tabIndex={0} role="region" aria-label={t('printTitle')}>
            <table className="paper-table">
              <thead>
                <tr>
                  {PAPER_COLUMNS.map((column) => (
                    <th key={column} scope="col" className={`col-${column}`}>
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sheet.lines.map((line, n) => (
                  <tr key={line.id}>
                    {PAPER_COLUMNS.map((column) => (
                      <td key={column} className={`col-${column}`}>
                        {cell(line, column, n + 1)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="signatures">
            <span>{t('filledBy')}</span>
            <span>{t('checkedBy')}</span>
            <span>{t('sealedBy')}</span>
            <span>{t('filledOn')}</span>
          </p>
        </>
      )}
    </section>
  );
}
