import { ForgetThisDevice, SignOut } from '@app/contract';
import { ProblemBox, ProblemError, useAsyncAction, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { useOutboxItems } from '../outbox/use-outbox';
import { request } from '../server/request';
import { useCadreSession } from '../shell/cadre-session';
import { useAuth } from '../shell/auth-context';
import { useOnline } from '../shell/network';
import { ME_MESSAGES } from './me.messages';

/** Wipes the person's data from this phone, after the outbox is uploaded, exported or given up. */
export function LeaveSection() {
  const t = useMessages(ME_MESSAGES);
  const cadre = useCadreSession();
  const { people, showSignIn: outside } = useAuth();
  const online = useOnline();
  const lines = useOutboxItems();
  const { problem, busy, act } = useAsyncAction();
  const [asking, setAsking] = useState(false);
  const left = lines.filter(({ state, exportedAt }) => state !== 'DONE' && state !== 'DRAFT' && exportedAt === null);
  const drafts = lines.filter(({ state }) => state === 'DRAFT').length;
  const leave = () =>
    act(async () => {
      try {
        await request(ForgetThisDevice, {});
        await request(SignOut, {});
      } catch (error) {
        // A session that has ended already holds nobody back; no answer does: the server would still know this phone.
        if (!(error instanceof ProblemError) || error.problem.code !== 'UNAUTHENTICATED') throw error;
      }
      cadre.stop();
      await people.wipe(cadre.person.id);
      await outside();
    });
  return (
    <section className="card">
      <h2>{t('leave')}</h2>
      <p>{t('leaveHint')}</p>
      <ProblemBox problem={problem} />
      {!asking ? (
        <button type="button" onClick={() => setAsking(true)}>
          {t('leave')}
        </button>
      ) : !online ? (
        <p className="note">{t('leaveOffline')}</p>
      ) : left.length > 0 ? (
        <div className="note">
          <p>{t('leaveFirst', { count: left.length })}</p>
          <Link className="button primary" to="/outbox">
            {t('toOutbox')}
          </Link>
        </div>
      ) : (
        <>
          {drafts > 0 && <p className="note">{t('leaveDrafts', { count: drafts })}</p>}
          <div className="actions">
            <button type="button" aria-disabled={busy} onClick={() => void leave()}>
              {t('leaveSure')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('stay')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
