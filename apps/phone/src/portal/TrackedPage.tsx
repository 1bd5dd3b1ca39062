import { TrackedMatter } from '@app/contract';
import { Loading, ProblemBox, useRead, useWords } from '@app/web-ui';
import { Link } from 'react-router';
import { Matter } from './Matter';
import { PORTAL_WORDS } from './portal.words';

const NONE = {};

/** The one matter whose number and query code were given. */
export default function TrackedPage() {
  const t = useWords(PORTAL_WORDS);
  const { data, problem, reload } = useRead(TrackedMatter, NONE);
  const matter = data?.myAppeals.edges[0]?.node;
  return (
    <>
      <p>
        <Link className="button" to="/track">
          {t('back')}
        </Link>
      </p>
      {matter ? <Matter matter={matter} onChanged={reload} /> : problem ? <ProblemBox problem={problem} onRetry={reload} /> : <Loading />}
    </>
  );
}
