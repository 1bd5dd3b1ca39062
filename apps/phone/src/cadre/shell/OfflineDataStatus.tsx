import { instantText, useLocale, useProblemText, useMessages } from '@app/web-ui';
import { STORAGE_FULL, useCadreSession } from './cadre-session';
import { useStore } from './store';
import { CADRE_MESSAGES } from './cadre.messages';

/** As of when the firms are what is shown, and why they could not be read anew. */
export function OfflineDataStatus() {
  const t = useMessages(CADRE_MESSAGES);
  const { locale } = useLocale();
  const cadre = useCadreSession();
  const { readAt } = useStore(cadre.offlineData);
  const { busy, problem } = useStore(cadre.refreshState);
  const problemText = useProblemText();
  const failed = problem && problem.code !== 'UNAUTHENTICATED' && problem.code !== 'OFFLINE';
  return (
    <div className="read-words">
      <p className="hint" role="status">
        {busy ? t('reading') : readAt ? t('readAt', { time: instantText(readAt, locale) }) : t('notRead')}
        {failed && ` ${problem.code === STORAGE_FULL ? t('readNotKept') : problemText(problem)}`}
      </p>
      <button type="button" className="link" aria-disabled={busy} onClick={() => void cadre.refresh({ wholeArea: true })}>
        {t('readAgain')}
      </button>
    </div>
  );
}
