import { dueText, useLocale, useNames, useWords } from '@app/web-ui';
import { PORTAL_WORDS } from './portal.words';

interface Standing {
  readonly state: string;
  readonly measuredDueOn?: string | null;
  readonly workingDaysLeft?: number | null;
  readonly unitName: string;
  readonly leadUnitName?: string | null;
  readonly confirmations?: readonly { readonly class: string; readonly retracted: boolean }[];
}
const DATED = ['REGISTERED', 'ACCEPTED', 'IN_PROGRESS'] as const;

/** Who acts next and by when, in plain words. */
export function useNext(): (matter: Standing) => string {
  const t = useWords(PORTAL_WORDS);
  const name = useNames();
  const { locale } = useLocale();
  return ({ state, measuredDueOn, workingDaysLeft, unitName, leadUnitName, confirmations = [] }) => {
    const lead = leadUnitName ?? unitName;
    if (state === 'REPLIED') {
      const rated = confirmations.some((one) => one.class === 'A' && !one.retracted);
      return rated ? t('nextRated', { unit: unitName }) : t('nextREPLIED');
    }
    const dated = DATED.find((one) => one === state);
    if (!dated) return t('nextOver', { state: name('AppealState', state) });
    if (!measuredDueOn) return t('nextOpen', { lead });
    return t(`next${dated}`, { unit: unitName, lead, day: dueText(measuredDueOn, workingDaysLeft, locale) });
  };
}
