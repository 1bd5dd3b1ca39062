import { ROLE_NAMES, SwitchPost } from '@app/contract';
import { humanize, ProblemBox, useAsyncAction, useLocale, useMessages } from '@app/web-ui';
import { request } from '../server/request';
import type { Me } from '../server/me';
import { START_MESSAGES } from './start.messages';

export function useRoleName(): (role: string) => string {
  const { locale } = useLocale();
  return (role) => (locale === 'en' ? humanize(role) : (ROLE_NAMES[role as keyof typeof ROLE_NAMES] ?? role));
}

/** In which post somebody who has several works now. */
export function PostPage({ me, onChosen }: { readonly me: Me; readonly onChosen: () => Promise<void> }) {
  const t = useMessages(START_MESSAGES);
  const roleName = useRoleName();
  const { problem, act } = useAsyncAction();
  return (
    <section className="card">
      <h1>{t('whichPost')}</h1>
      <ProblemBox problem={problem} />
      <ul className="choices">
        {me.posts.map((post) => (
          <li key={post.id}>
            <button
              type="button"
              className="wide"
              onClick={() =>
                void act(async () => {
                  if (post.id !== me.post?.id) await request(SwitchPost, { postId: post.id });
                  await onChosen();
                })
              }
            >
              {`${post.unit.name} · ${roleName(post.role)}`}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
