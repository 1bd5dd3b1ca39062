import { SignOut, WhoAmI } from '@app/contract';
import { Loading, ProblemBox, useQuery, useMutation } from '@app/web-ui';
import { useSearchParams } from 'react-router';
import { ChangePasswordPage } from './ChangePasswordPage';
import { Layout } from './Layout';
import { AppRoutes } from './AppRoutes';
import { MeContext, useSessionChanged } from './session';
import { SetUpPage } from './SetUpPage';
import { SignInPage } from './SignInPage';

const NOTHING = {};

/** Who may come in: the first administrator by a link, somebody who signs in, and with a password of their own. */
export function AuthGate() {
  const [search] = useSearchParams();
  const setUp = search.get('first-admin');
  const { data, loading, problem, reload } = useQuery(WhoAmI, NOTHING, { pause: setUp !== null, anonymousAllowed: true });
  const mutate = useMutation();
  const changed = useSessionChanged();
  if (setUp !== null) {
    return (
      <Layout>
        <SetUpPage token={setUp} />
      </Layout>
    );
  }
  const signedOut = problem?.code === 'UNAUTHENTICATED';
  if (!data && !signedOut && problem) {
    return (
      <Layout>
        <ProblemBox problem={problem} onRetry={reload} />
      </Layout>
    );
  }
  if (!data || signedOut) return <Layout>{loading ? <Loading /> : <SignInPage />}</Layout>;
  const leave = async () => {
    await mutate(SignOut, NOTHING).catch(() => undefined);
    // What a page kept for a reload is nothing for the next person at this desk.
    sessionStorage.clear();
    window.history.replaceState(null, '', '/');
    changed();
  };
  return (
    <MeContext value={data.me}>
      {data.me.mustChangePassword ? (
        <Layout onLeave={leave}>
          <ChangePasswordPage />
        </Layout>
      ) : (
        <AppRoutes onLeave={leave} />
      )}
    </MeContext>
  );
}
