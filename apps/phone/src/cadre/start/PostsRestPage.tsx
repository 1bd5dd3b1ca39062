import { ProblemBox, useAsyncAction, useMessages } from '@app/web-ui';
import { START_MESSAGES } from './start.messages';

/** The phone is set up; its posts rest until a second administrator has asked the owner. */
export function PostsRestPage({ onAgain }: { readonly onAgain: () => Promise<void> }) {
  const t = useMessages(START_MESSAGES);
  const { problem, busy, act } = useAsyncAction();
  return (
    <section className="card">
      <h1>{t('postsRestTitle')}</h1>
      <p>{t('postsRest')}</p>
      <ProblemBox problem={problem} />
      <button type="button" className="wide" aria-disabled={busy} onClick={() => void act(onAgain)}>
        {t('postsRestAgain')}
      </button>
    </section>
  );
}
