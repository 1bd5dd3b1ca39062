import { ApiProvider, Loading } from '@app/web-ui';
import { useCallback, useEffect, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { AuthGate } from './shell/AuthGate';
import { type Installation, InstallationContext, UNKNOWN_INSTALLATION } from './shell/installation';
import { SessionContext } from './shell/session';

/** One connection for each person in each post: after a change of either nothing that was read before is shown. */
export function App() {
  const [installation, setInstallation] = useState<Installation>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    fetch('/info')
      .then(async (answer) => setInstallation((await answer.json()) as Installation))
      .catch(() => setInstallation(UNKNOWN_INSTALLATION));
  }, []);
  const changed = useCallback(() => setTurn((now) => now + 1), []);
  if (!installation) return <Loading />;
  return (
    <InstallationContext value={installation}>
      <SessionContext value={changed}>
        <ApiProvider key={turn} who={String(turn)} onSignedOut={changed}>
          <BrowserRouter>
            <AuthGate />
          </BrowserRouter>
        </ApiProvider>
      </SessionContext>
    </InstallationContext>
  );
}
