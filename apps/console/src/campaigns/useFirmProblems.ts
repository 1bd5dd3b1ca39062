import { type Choice, ProblemError, useMessages } from '@app/web-ui';
import { CAMPAIGN_MESSAGES } from './campaigns.messages';

/** Runs a mutation on several firms; a refusal names the firm, at the field where it was chosen. */
export function useFirmProblems(field: string) {
  const t = useMessages(CAMPAIGN_MESSAGES);
  return async (firms: readonly Choice[], work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const fields = Object.entries(error.problem.fields).map(([key, message]) => {
        const [, place] = key.split(`${field}.`);
        const firm = place === undefined ? undefined : firms[Number(place)];
        return firm ? [field, t('firmProblem', { name: firm.label, message })] : [key, message];
      });
      throw new ProblemError({ ...error.problem, fields: Object.fromEntries(fields) as Record<string, string> });
    }
  };
}
