import { Loading, useMessages } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { BrowserRouter } from 'react-router';
import './cadre.css';
import { SignedOutLayout } from './shell/SignedOutLayout';
import { AuthGate } from './shell/AuthGate';
import { linkManifest } from './shell/manifest';
import { registerWorker, applyUpdate } from './shell/update';
import { openPhoneDatabase } from './storage/database';
import { LocalPeople } from './storage/people';
import { CADRE_MESSAGES } from './shell/cadre.messages';

linkManifest();
registerWorker();

/** The cadre's app: opens what lies on the phone, then asks who it is. */
export function App() {
  const t = useMessages(CADRE_MESSAGES);
  const [people, setPeople] = useState<LocalPeople | 'NO_STORAGE' | 'OLDER'>();
  useEffect(() => {
    openPhoneDatabase(() => setPeople('OLDER')).then(
      (db) => setPeople(new LocalPeople(db)),
      // Storage of a newer app: it is this page that is too old, and what lies there stays.
      (error: unknown) => setPeople(error instanceof DOMException && error.name === 'VersionError' ? 'OLDER' : 'NO_STORAGE'),
    );
  }, []);
  if (people === 'NO_STORAGE' || people === 'OLDER') {
    return (
      <SignedOutLayout>
        <div className="problem" role="alert">
          <p>{t(people === 'OLDER' ? 'olderTab' : 'noStorage')}</p>
          {people === 'OLDER' && (
            <button type="button" onClick={applyUpdate}>
              {t('reopen')}
            </button>
          )}
        </div>
      </SignedOutLayout>
    );
  }
  return <BrowserRouter basename="/m">{people ? <AuthGate people={people} /> : <Loading />}</BrowserRouter>;
}
