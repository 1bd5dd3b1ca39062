import { type OwnMatterFragment, TrackedMatter } from '@app/contract';
import { ApiProvider, dayText, OFFLINE, ProblemBox, useAsyncAction, useLocale, useQuery, useMessages } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { SavePicture } from './SavePicture';
import { fromAddress, useSite } from './key';
import { useNextStepText } from './useNextStepText';
import { useTrack } from './useTrack';
import { PORTAL_MESSAGES } from './portal.messages';

const NONE = {};
const shown = (code: string): string => code.replace(/^(.{4})(.{4})$/, '$1-$2');

function Slip({
  number,
  code,
  matter,
}: {
  readonly number: string;
  readonly code: string;
  readonly matter: OwnMatterFragment | undefined;
}) {
  const t = useMessages(PORTAL_MESSAGES);
  const { locale } = useLocale();
  const next = useNextStepText();
  const site = useSite();
  const [copied, setCopied] = useState(false);
  return (
    <>
      <section className="sheet">
        <h1>{t('done')}</h1>
        <dl>
          <dt>{t('number')}</dt>
          <dd className="ticket">{number}</dd>
          <dt>{t('code')}</dt>
          <dd className="ticket">{shown(code)}</dd>
        </dl>
        <p className="what-next">
          {matter && (
            <>
              <strong>{t('next')}：</strong>
              {next(matter)}
            </>
          )}
        </p>
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
      {matter && (
        <SavePicture
          name={number}
          alt={t('pictureAlt', { number, code: shown(code) })}
          words={{
            title: t('pictureTitle'),
            facts: [
              { label: t('number'), value: number, big: true },
              { label: t('code'), value: shown(code), big: true },
              { label: t('what'), value: matter.title },
              { label: t('registered'), value: dayText(matter.registeredOn, locale) },
              // How many days are left is true today only; the picture is looked at later.
              { label: t('next'), value: next({ ...matter, workingDaysLeft: null }) },
            ],
            notes: [
              t('pictureTrack', { address: `${location.origin}/p/track` }),
              ...(site.hotline ? [`${t('hotline')} ${site.hotline}`] : []),
              ...(site.organiser ? [t('organiser', { name: site.organiser })] : []),
            ],
          }}
        />
      )}
    </>
  );
}

function TrackedSlip(given: { readonly number: string; readonly code: string }) {
  const { data } = useQuery(TrackedMatter, NONE);
  return <Slip {...given} matter={data?.myAppeals.edges[0]?.node} />;
}

/** Number and code stand there at once; what comes next when they were traded for the key to the matter. */
function Tracked({ number, code }: { readonly number: string; readonly code: string }) {
  const track = useTrack();
  const { problem, act } = useAsyncAction();
  const [token, setToken] = useState<string>();
  useEffect(() => void act(async () => setToken(await track(number, code))), [act, track, number, code]);
  // Whatever the server says now, number and code are all the enterprise has: they stay to be seen.
  if (!token) {
    return (
      <>
        <Slip number={number} code={code} matter={undefined} />
        {problem?.code !== OFFLINE && <ProblemBox problem={problem} />}
      </>
    );
  }
  return (
    <ApiProvider who={token} bearer={token} onSignedOut={() => undefined}>
      <TrackedSlip number={number} code={code} />
    </ApiProvider>
  );
}

/** The confirmation: its address holds number and code, so it can be kept and opened again. */
export default function DonePage() {
  const { number = '' } = useParams();
  const code = fromAddress();
  if (!code) return <Navigate to="/track" replace />;
  return (
    <ApiProvider who="nobody" onSignedOut={() => undefined}>
      <Tracked number={number} code={code} />
    </ApiProvider>
  );
}
