import { type Problem, useMessages } from '@app/web-ui';
import { START_MESSAGES } from './start.messages';

/** Words above a page of coming in that is not a form's own. */
export function ProblemNote({ problem }: { readonly problem: Problem | null }) {
  const t = useMessages(START_MESSAGES);
  if (!problem) return null;
  return (
    <div className="problem" role="alert">
      <p>{problem.message || t('unreachable')}</p>
    </div>
  );
}
