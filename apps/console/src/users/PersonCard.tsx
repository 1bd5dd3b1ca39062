import {
  DisablePerson,
  EnablePerson,
  EndPost,
  IssueStartCode,
  ResetPassword,
  RevokeSessions,
  ROLE_NAMES,
  SetPersonPhone,
} from '@app/contract';
import { dayText, humanize, ProblemBox, useAsyncAction, useLocale, useMutation, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { useMe } from '../shell/session';
import { AssignPostForm } from './AssignPostForm';
import { DevicesOfPerson } from './DevicesOfPerson';
import type { PersonLine, Started } from './people';
import { PhoneForm } from './PhoneForm';
import type { Slip } from './SlipSheet';
import { START_MESSAGES } from './start-slips.messages';
import { USER_MESSAGES } from './users.messages';

type PostLine = PersonLine['posts'][number];

/** A person with the posts; what cannot be taken back by a click is asked twice. */
export function PersonCard({
  person,
  onChanged,
  onStarted,
  onSlip,
}: {
  readonly person: PersonLine;
  readonly onChanged: () => void;
  readonly onStarted: (started: Started) => void;
  readonly onSlip: (slip: Slip) => void;
}) {
  const t = useMessages(USER_MESSAGES);
  const s = useMessages(START_MESSAGES);
  const { locale } = useLocale();
  const me = useMe();
  const mutate = useMutation();
  const { problem, busy, act } = useAsyncAction();
  const [asking, setAsking] = useState<string>();
  const [phones, setPhones] = useState(false);
  const input = { personId: person.id };
  const roleName = (role: string) => (locale === 'en' ? humanize(role) : (ROLE_NAMES[role as keyof typeof ROLE_NAMES] ?? role));
  const sure = (key: string, word: string, work: () => Promise<void>) =>
    asking === key ? (
      <span className="sure">
        {t('sure', { action: word, name: person.name })}{' '}
        <button
          type="button"
          className="primary"
          aria-disabled={busy}
          onClick={() =>
            void act(async () => {
              await work();
              setAsking(undefined);
            })
          }
        >
          {t('yes')}
        </button>{' '}
        <button type="button" onClick={() => setAsking(undefined)}>
          {t('no')}
        </button>
      </span>
    ) : (
      <button type="button" onClick={() => setAsking(key)} aria-label={t('actOn', { action: word, name: person.name })}>
        {word}
      </button>
    );
  const changing = (work: () => Promise<object>) => async () => {
    await work();
    onChanged();
  };
  const postLine = (post: PostLine) => (
    <li key={post.id}>
      {`${post.unit.name} · ${roleName(post.role)} · ${t('sees', { name: post.scopeUnit.name })} · ${t(post.validTo ? 'fromTo' : 'since', { from: dayText(post.validFrom, locale), to: post.validTo ? dayText(post.validTo, locale) : '' })} `}
      {!post.active && <span className="tag">{t('ended')}</span>}
      {post.active &&
        me.can('post:manage') &&
        sure(
          `end-${post.id}`,
          t('endPost'),
          changing(() => mutate(EndPost, { input: { postId: post.id } })),
        )}
    </li>
  );
  return (
    <li className="card">
      <h3>
        {person.name} {person.disabled && <span className="tag">{t('disabled')}</span>}
      </h3>
      <p className="hint">{person.unit.name}</p>
      {person.kind === 'HUMAN' && <p>{`${s('phone')}：${person.phone ?? s('noPhone')}`}</p>}
      <ProblemBox problem={problem} />
      {person.posts.length === 0 ? (
        <p>
          {t('noPosts')}
          {!me.can('post:manage') && ` ${t('postsByOther')}`}
        </p>
      ) : (
        <ul className="plain-list">{person.posts.map(postLine)}</ul>
      )}
      {asking === 'assign' ? (
        <AssignPostForm
          person={person}
          onCancel={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            onChanged();
          }}
        />
      ) : asking === 'phone' ? (
        <PhoneForm
          label={s(person.phone ? 'changePhone' : 'editPhone')}
          field={s('phone')}
          hint={s('phoneHint')}
          phone={person.phone ?? null}
          onCancel={() => setAsking(undefined)}
          onSave={async (phone) => {
            await mutate(SetPersonPhone, { input: { personId: person.id, phone } });
            setAsking(undefined);
            onChanged();
          }}
        />
      ) : (
        <div className="actions">
          {me.can('person:manage') && person.kind === 'HUMAN' && (
            <>
              <button
                type="button"
                onClick={() => setAsking('phone')}
                aria-label={t('actOn', { action: s(person.phone ? 'changePhone' : 'editPhone'), name: person.name })}
              >
                {s(person.phone ? 'changePhone' : 'editPhone')}
              </button>
              {!person.disabled && (
                <button
                  type="button"
                  aria-label={t('actOn', { action: s('printOne'), name: person.name })}
                  onClick={() =>
                    void act(async () => {
                      const { issueStartCode } = await mutate(IssueStartCode, { input });
                      if (issueStartCode.__typename === 'StartSlip') onSlip(issueStartCode);
                    })
                  }
                >
                  {s('printOne')}
                </button>
              )}
            </>
          )}
          {(me.can('person:manage') || me.can('session:revoke')) && person.kind === 'HUMAN' && (
            <button
              type="button"
              aria-expanded={phones}
              aria-label={t('actOn', { action: s(phones ? 'hidePhones' : 'showPhones'), name: person.name })}
              onClick={() => setPhones(!phones)}
            >
              {s(phones ? 'hidePhones' : 'showPhones')}
            </button>
          )}
          {me.can('post:manage') && !person.disabled && (
            <button
              type="button"
              onClick={() => setAsking('assign')}
              aria-label={t('actOn', { action: t('assignPost'), name: person.name })}
            >
              {t('assignPost')}
            </button>
          )}
          {me.can('person:manage') &&
            sure('reset', t('resetPassword'), async () => {
              const { resetPassword } = await mutate(ResetPassword, { input });
              if (resetPassword.__typename === 'PersonWithStartPassword' && resetPassword.startPassword)
                onStarted({ name: person.name, password: resetPassword.startPassword });
            })}
          {me.can('person:manage') &&
            (person.disabled
              ? sure(
                  'enable',
                  t('enable'),
                  changing(() => mutate(EnablePerson, { input })),
                )
              : sure(
                  'disable',
                  t('disable'),
                  changing(() => mutate(DisablePerson, { input })),
                ))}
          {me.can('session:revoke') &&
            sure(
              'revoke',
              t('revoke'),
              changing(() => mutate(RevokeSessions, { input })),
            )}
        </div>
      )}
      {phones && <DevicesOfPerson person={person} />}
    </li>
  );
}
