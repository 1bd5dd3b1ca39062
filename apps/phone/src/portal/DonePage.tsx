import { TrackedMatter } from '@app/contract';
import { ApiProvider, PORTAL_WORDS, ProblemBox, useActing, useRead, useWords } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { fromAddress } from './key';
import { useNext } from './next';
import { useTrack } from './useTrack';

const NONE = {};
const shown = (code: string): string => code.replace(/^(.{4})(.{4})$/, '$1-$2');

function Next() {
  const { data } = useRead(TrackedMatter, NONE);
  const next = useNext();
  const t = useWords(PORTAL_WORDS);
  const matter = data?.myAppeals.edges[0]?.node;
  return matter ? (
    <p>
      <strong>{t('next')}：</strong>
      {next(matter)}
    </p>
  ) : null;
}

function Slip({ number, code }: { readonly number: string; readonly code: string }) {
  const t = useWords(PORTAL_WORDS);
  const track = useTrack();
  const { problem, act } = useActing();
  const [token, setToken] = useState<string>();
  const [copied, setCopied] = useState(false);
  useEffect(() => void act(async () => setToken(await track(number, code))), [act, track, number, code]);
  if (problem) return <ProblemBox problem={problem} />;
  return (
    <section className="sheet">
      <h1>{t('done')}</h1>
      <dl>
        <dt>{t('number')}</dt>
        <dd className="ticket">{number}</dd>
        <dt>{t('code')}</dt>
        <dd className="ticket">{shown(code)}</dd>
      </dl>
      {token && (
        <ApiProvider who={token} bearer={token} onSignedOut={() => undefined}>
          <Next />
        </ApiProvider>
      )}
      <p>{t('keep')}</p>
      <div className="actions no-print">
        <Link className="button primary" to="/t">
          {t('follow')}
        </Link>
        <button type="button" onClick={() => window.print()}>
          {t('print')}
        </button>
        <button type="button" onClick={() => void navigator.clipboard?.writeText(`${number} ${shown(code)}`).then(() => setCopied(true))}>
          {t(copied ? 'copied' : 'copy')}
        </button>
      </div>
    </section>
  );
}

/** The confirmation: its address holds number and code, so it can be kept and opened again. */
export default function DonePage() {
  const { number = '' } = useParams();
  return (
    <ApiProvider who="nobody" onSignedOut={() => undefined}>
      <Slip number={number} code={fromAddress() ?? ''} />
    </ApiProvider>
  );
}
