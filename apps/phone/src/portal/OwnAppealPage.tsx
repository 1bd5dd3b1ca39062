import { OurMatter } from '@app/contract';
import { Loading, ProblemBox, useQuery, useMessages } from '@app/web-ui';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { AppealDetail } from './AppealDetail';
import { PORTAL_MESSAGES } from './portal.messages';

/** One matter of the firm, by its card. */
export default function OwnAppealPage() {
  const t = useMessages(PORTAL_MESSAGES);
  const { id = '' } = useParams();
  const variables = useMemo(() => ({ id }), [id]);
  const { data, problem, reload } = useQuery(OurMatter, variables);
  return (
    <>
      <p>
        <Link className="button" to="/c">
          {t('back')}
        </Link>
      </p>
      {data ? (
        <AppealDetail matter={data.myAppeal} onChanged={reload} />
      ) : problem ? (
        <ProblemBox problem={problem} onRetry={reload} />
      ) : (
        <Loading />
      )}
    </>
  );
}
