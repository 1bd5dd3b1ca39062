import { SwitchPost } from '@app/contract';
import { ProblemBox, SelectField, useAsyncAction, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { request } from '../server/request';
import type { Me } from '../server/me';
import { useCadreSession } from '../shell/cadre-session';
import { useRoleName } from '../start/PostPage';
import { ME_MESSAGES } from './me.messages';

/** In which post of several. Changed by a button: looking through the list changes nothing. */
export function PostSection({ me }: { readonly me: Me }) {
  const t = useMessages(ME_MESSAGES);
  const cadre = useCadreSession();
  const roleName = useRoleName();
  const { problem, act } = useAsyncAction();
  const [wanted, setWanted] = useState(me.post?.id ?? '');
  return (
    <section className="card">
      <h2>{t('post')}</h2>
      <ProblemBox problem={problem} />
      <SelectField
        name="post"
        label={t('whichPost')}
        required
        choices={me.posts.map((post) => ({ value: post.id, label: `${post.unit.name} · ${roleName(post.role)}` }))}
        value={wanted}
        onValue={setWanted}
      />
      {wanted && wanted !== me.post?.id && (
        <button
          type="button"
          onClick={() =>
            void act(async () => {
              await request(SwitchPost, { postId: wanted });
              await cadre.refresh();
            })
          }
        >
          {t('switchPost')}
        </button>
      )}
    </section>
  );
}
