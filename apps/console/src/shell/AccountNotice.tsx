import { AcknowledgeTakeovers, MyTakeovers } from '@app/contract';
import { instantText, useAsyncAction, useEnumLabels, useLocale, useMessages, useMutation, useQuery } from '@app/web-ui';
import { SHELL_MESSAGES } from './shell.messages';

const NOTHING = {};

/** Tells the owner of an account what others did to it since the last time; whoever did not ask for it finds out here. */
export function AccountNotice() {
  const t = useMessages(SHELL_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const mutate = useMutation();
  const { data, reload } = useQuery(MyTakeovers, NOTHING);
  const { busy, act } = useAsyncAction();
  const done = data?.myTakeovers ?? [];
  if (done.length === 0) return null;
  return (
    <section className="card" role="status">
      <h2>{t('accountTouched')}</h2>
      <ul>
        {done.map((one) => (
          <li key={one.id}>
            {t('accountTouchedBy', {
              kind: name('TakeoverKind', one.kind),
              name: one.askedBy.name,
              time: instantText(one.recordedAt, locale),
            })}
            {one.decidedByName && ` · ${t('accountApprovedBy', { name: one.decidedByName })}`}
          </li>
        ))}
      </ul>
      {done.some((one) => one.decidedByName === null) && <p>{t('postsRest')}</p>}
      <p>{t('accountNotYou')}</p>
      {done.some((one) => one.decidedByName !== null) && (
        <button
          type="button"
          aria-disabled={busy}
          onClick={() =>
            void act(async () => {
              await mutate(AcknowledgeTakeovers, NOTHING);
              reload();
            })
          }
        >
          {t('accountKnown')}
        </button>
      )}
    </section>
  );
}
