import { MyDevices } from '@app/contract';
import { Loading, ProblemBox, useQuery, useMessages } from '@app/web-ui';
import { usePhoneUrl } from '../shell/installation';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { DeviceList } from './DeviceList';
import { START_MESSAGES } from './start-slips.messages';

/** One's own phones: what is lost is withdrawn here, without asking anybody. */
export default function MyPhonesPage() {
  const t = useMessages(START_MESSAGES);
  useDocumentTitle(t('myPhones'));
  const url = usePhoneUrl();
  const { data, problem, reload } = useQuery(MyDevices, {});
  return (
    <>
      <h1>{t('myPhones')}</h1>
      <p>{t('myLead')}</p>
      <ProblemBox problem={problem} onRetry={reload} />
      {!data && !problem && <Loading />}
      {data && (
        <section className="card">
          <DeviceList devices={data.myDevices} onChanged={reload}>
            <p>{t('myNoneHint', { url })}</p>
          </DeviceList>
        </section>
      )}
    </>
  );
}
