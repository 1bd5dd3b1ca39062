import { instantText, useLocale, useProblemText, useMessages } from '@app/web-ui';
import { FULL, useCadre } from './cadre';
import { useStore } from './store';
import { CADRE_MESSAGES } from './cadre.messages';

/** As of when the firms are what is shown, and why they could not be read anew. */
export function ReadWords() {
  const t = useMessages(CADRE_MESSAGES);
  const { locale } = useLocale();
  const cadre = useCadre();
  const { readAt } = useStore(cadre.book);
  const { busy, problem } = useStore(cadre.reading);
  const problemText = useProblemText();
  const failed = problem && problem.code !== 'UNAUTHENTICATED' && problem.code !== 'OFFLINE';
  return (
    <div className="read-words">
      <p className="hint" role="status">
        {busy ? t('reading') : readAt ? t('readAt', { time: instantText(readAt, locale) }) : t('notRead')}
        {failed && ` ${problem.code === FULL ? t('readNotKept') : problemText(problem)}`}
      </p>
      <button type="button" className="link" aria-disabled={busy} onClick={() => void cadre.refresh({ wholeArea: true })}>
        {t('readAgain')}
      </button>
    </div>
  );
}
