import { dueText, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import { PORTAL_MESSAGES } from './portal.messages';

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
export function useNextStepText(): (matter: Standing) => string {
  const t = useMessages(PORTAL_MESSAGES);
  const name = useEnumLabels();
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
