import { type Problem, useWords } from '@app/web-ui';
import { START_WORDS } from './start.words';

/** Words above a page of coming in that is not a form's own. */
export function Said({ problem }: { readonly problem: Problem | null }) {
  const t = useWords(START_WORDS);
  if (!problem) return null;
  return (
    <div className="problem" role="alert">
      <p>{problem.message || t('unreachable')}</p>
    </div>
  );
}
