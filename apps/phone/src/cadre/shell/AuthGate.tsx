import { Loading, type Problem, ProblemError, useMessages } from '@app/web-ui';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SignInProps } from '../start/sign-in-props';
import { PasswordPage } from '../start/PasswordPage';
import { PeoplePage } from '../start/PeoplePage';
import { PinPage } from '../start/PinPage';
import { PostPage } from '../start/PostPage';
import { PostsRestPage } from '../start/PostsRestPage';
import { StartPage } from '../start/StartPage';
import type { LocalPerson } from '../storage/database';
import { IDLE_MINUTES, isBetweenPins, type LocalPeople } from '../storage/people';
import type { Vault } from '../storage/vault';
import { CadreSession, CadreSessionContext, endsDevice } from './cadre-session';
import type { Me } from '../server/me';
import { SignedOutLayout } from './SignedOutLayout';
import { AuthContext } from './auth-context';
import { CadreRoutes } from './CadreRoutes';
import { CADRE_MESSAGES } from './cadre.messages';

type Place =
  | { readonly at: 'LOADING' | 'START' | 'PASSWORD' }
  | { readonly at: 'POSTS_REST'; readonly cadre: CadreSession; readonly pin: string | null }
  | { readonly at: 'PEOPLE'; readonly problem: Problem | null }
  | { readonly at: 'PIN'; readonly person: LocalPerson }
  | { readonly at: 'POST'; readonly cadre: CadreSession; readonly me: Me }
  | { readonly at: 'IN'; readonly cadre: CadreSession };

/** Who may come in: by a slip once, by PIN from then on (without a network, too), or by password. */
export function AuthGate({ people }: { readonly people: LocalPeople }) {
  const t = useMessages(CADRE_MESSAGES);
  const [place, setPlace] = useState<Place>({ at: 'LOADING' });
  const [here, setHere] = useState<readonly LocalPerson[]>([]);
  const inside = useRef<CadreSession>(undefined);
  const last = useRef<string>(undefined);
  const navigate = useNavigate();
  const home = useRef(navigate);
  home.current = navigate;

  const showSignIn = useCallback(
    async (problem: Problem | null = null) => {
      inside.current?.stop();
      inside.current = undefined;
      const all = await people.all();
      setHere(all);
      setPlace(all.length > 0 ? { at: 'PEOPLE', problem } : { at: 'START' });
    },
    [people],
  );

  const welcome = useCallback(
    async (vault: Vault, pin: string | null, me?: Me) => {
      const person = await people.find(vault.person);
      if (!person) return showSignIn();
      const ended = async (problem: Problem) => {
        // This phone is no longer trusted: what was read goes, what was written stays sealed.
        await people.wipeOfflineData(person.id);
        await people.lock();
        await showSignIn(problem);
      };
      const cadre = new CadreSession(
        vault,
        person,
        pin,
        (right) => people.confirmPin(person.id, right),
        (problem) => void ended(problem),
      );
      await cadre.open();
      if (me) cadre.me.set(me);
      // Where the one before was is no business of the next.
      if (last.current && last.current !== person.id) await home.current('/', { replace: true });
      last.current = person.id;
      inside.current?.stop();
      inside.current = cadre;
      // A slip opens its posts once a second administrator has asked the owner.
      if (me) await vault.save('postsRest', me.posts.length === 0);
      if (await vault.load('postsRest')) return setPlace({ at: 'POSTS_REST', cadre, pin });
      const asksPost = me && me.posts.length > 1 && !(await vault.load('post'));
      cadre.start();
      setPlace(asksPost ? { at: 'POST', cadre, me } : { at: 'IN', cadre });
    },
    [people, showSignIn],
  );

  useEffect(() => {
    void people.restore().then((vault) => (vault ? welcome(vault, null) : showSignIn()));
    people.onOtherTab((person) => {
      if (inside.current && inside.current.person.id !== person) void showSignIn();
    });
    return () => inside.current?.stop();
  }, [people, welcome, showSignIn]);

  // Left alone for a while, the phone asks for the PIN again; what is half written lies sealed in the drafts.
  useEffect(() => {
    let touched = Date.now();
    const touch = () => {
      if (Date.now() - touched > 20_000) void people.touch();
      touched = Date.now();
    };
    const idle = setInterval(() => {
      const left = Date.now() - touched > IDLE_MINUTES * 60_000;
      if (left && inside.current?.vault.isSealed) void people.lock().then(() => showSignIn());
    }, 20_000);
    addEventListener('pointerdown', touch);
    addEventListener('keydown', touch);
    return () => {
      clearInterval(idle);
      removeEventListener('pointerdown', touch);
      removeEventListener('keydown', touch);
    };
  }, [people, showSignIn]);

  const onIn = useCallback<SignInProps['onSignedIn']>(
    async (me, pin) => {
      const { id, name } = me.person;
      const { id: deviceId = null, expiresAt = null } = me.device ?? {};
      await welcome(await people.remember({ id, name, deviceId, expiresAt }, pin), pin, me);
    },
    [people, welcome],
  );

  const onPin = async (person: LocalPerson, pin: string): Promise<string | null> => {
    const local = await people.unlock(person.id, pin);
    if ('vault' in local) {
      await welcome(local.vault, pin);
      return null;
    }
    if (local.fault === 'WRONG') return t('pinWrong');
    if (local.fault === 'WAIT') return t('pinWait', { minutes: Math.ceil((local.until - Date.now()) / 60_000) });
    // Nothing sealed lies here, or the phone's time is up: the server decides.
    const cadre = new CadreSession(
      await people.plainVault(person.id),
      person,
      null,
      () => Promise.resolve(),
      () => undefined,
    );
    try {
      await cadre.signIn(pin);
      const me = cadre.me.get();
      if (me) await onIn(me, pin);
      return null;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (endsDevice(error.problem.code)) await people.wipeOfflineData(person.id);
      return error.problem.message || t(local.fault === 'EXPIRED' ? 'pinExpired' : 'unreachable');
    } finally {
      cadre.outbox.close();
    }
  };

  const gate = useMemo(
    () => ({
      people,
      showSignIn,
      lock: () =>
        people
          .lock()
          .then(() => showSignIn())
          .then(() => home.current('/', { replace: true })),
    }),
    [people, showSignIn],
  );
  const back = () => void showSignIn();

  if (place.at === 'IN') {
    return (
      <AuthContext value={gate}>
        <CadreSessionContext value={place.cadre}>
          <CadreRoutes />
        </CadreSessionContext>
      </AuthContext>
    );
  }
  return (
    <SignedOutLayout>
      {place.at === 'LOADING' && <Loading />}
      {place.at === 'START' && (
        <StartPage onSignedIn={onIn} onPassword={() => setPlace({ at: 'PASSWORD' })} onBack={here.length > 0 ? back : null} />
      )}
      {place.at === 'POSTS_REST' && (
        <PostsRestPage
          onAgain={async () => {
            const { cadre, pin } = place;
            if (pin === null) return setPlace({ at: 'PIN', person: cadre.person });
            await cadre.signIn(pin);
            const me = cadre.me.get();
            if (me && me.posts.length > 0) await welcome(cadre.vault, pin, me);
          }}
        />
      )}
      {place.at === 'PASSWORD' && <PasswordPage onSignedIn={onIn} onBack={back} />}
      {place.at === 'PEOPLE' && (
        <PeoplePage
          people={here}
          problem={place.problem}
          onPerson={(person) => setPlace({ at: 'PIN', person })}
          onOther={() => setPlace({ at: 'START' })}
        />
      )}
      {place.at === 'PIN' && (
        <PinPage
          key={place.person.id}
          person={place.person}
          between={isBetweenPins(place.person)}
          onPin={(pin) => onPin(place.person, pin)}
          onBack={back}
          onSlip={() => setPlace({ at: 'START' })}
          onPassword={() => setPlace({ at: 'PASSWORD' })}
        />
      )}
      {place.at === 'POST' && (
        <PostPage
          me={place.me}
          onChosen={async () => {
            await place.cadre.vault.save('post', true);
            await place.cadre.refresh();
            setPlace({ at: 'IN', cadre: place.cadre });
          }}
        />
      )}
    </SignedOutLayout>
  );
}
