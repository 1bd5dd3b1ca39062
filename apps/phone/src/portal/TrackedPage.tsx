import { TrackedMatter } from '@app/contract';
import { Loading, ProblemBox, useQuery, useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { AppealDetail } from './AppealDetail';
import { PORTAL_MESSAGES } from './portal.messages';

const NONE = {};

/** The one matter whose number and query code were given. */
export default function TrackedPage() {
  const t = useMessages(PORTAL_MESSAGES);
  const { data, problem, reload } = useQuery(TrackedMatter, NONE);
  const matter = data?.myAppeals.edges[0]?.node;
  return (
    <>
      <p>
        <Link className="button" to="/track">
          {t('back')}
        </Link>
      </p>
      {matter ? (
        <AppealDetail matter={matter} onChanged={reload} />
      ) : problem ? (
        <ProblemBox problem={problem} onRetry={reload} />
      ) : (
        <Loading />
      )}
    </>
  );
}
