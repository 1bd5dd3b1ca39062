import type { LogVisitInput } from '@app/contract';
import { tidied, todayInChina, yuanOf } from '@app/web-ui';

/** What unfolds in place below the sentence: a problem, money, a promise. */
export interface Matters {
  readonly raised: boolean;
  readonly title: string;
  readonly appealWords: string;
  readonly onSpot: boolean;
  readonly onSpotWords: string;
  readonly loan: boolean;
  readonly amount: string;
  readonly purpose: string;
  readonly authorised: boolean;
  readonly authorisedOn: string;
  readonly promised: boolean;
  readonly promise: string;
  readonly dueOn: string;
  /** The firm it is all about, when there are several. */
  readonly firm: string;
}

export const EMPTY_MATTERS: Matters = {
  raised: false,
  title: '',
  appealWords: '',
  onSpot: false,
  onSpotWords: '',
  loan: false,
  amount: '',
  purpose: '',
  authorised: false,
  authorisedOn: '',
  promised: false,
  promise: '',
  dueOn: '',
  firm: '',
};

const blank = (text: string): boolean => text.trim() === '';
const anything = ({ raised, loan, promised }: Matters): boolean => raised || loan || promised;

/** Names of the fields that must be filled in and are not. */
export function missingOfMatters(matters: Matters, firms: number): readonly string[] {
  const missing: readonly (readonly [boolean, string, boolean])[] = [
    [anything(matters) && firms > 1, 'aboutFirm', blank(matters.firm)],
    [matters.raised, 'appeals.0.title', blank(matters.title)],
    [matters.raised, 'appeals.0.description', blank(matters.appealWords)],
    [matters.raised && matters.onSpot, 'appeals.0.solvedOnSpot', blank(matters.onSpotWords)],
    [matters.loan, 'demands.0.amount', yuanOf(matters.amount) === null],
    [matters.loan, 'demands.0.purpose', blank(matters.purpose)],
    [matters.loan && matters.authorised, 'demands.0.authorisedOn', blank(matters.authorisedOn)],
    [matters.promised, 'promises.0.text', blank(matters.promise)],
    [matters.promised, 'promises.0.dueOn', blank(matters.dueOn)],
  ];
  return missing.filter(([asked, , empty]) => asked && empty).map(([, name]) => name);
}

/** The same as the API takes it. */
export function mattersInput(matters: Matters, firms: number): Pick<LogVisitInput, 'appeals' | 'demands' | 'promises'> {
  const about = firms > 1 ? { enterpriseId: matters.firm } : {};
  return {
    ...(matters.raised && {
      appeals: [
        {
          ...about,
          title: tidied(matters.title),
          description: tidied(matters.appealWords),
          ...(matters.onSpot && { solvedOnSpot: tidied(matters.onSpotWords) }),
        },
      ],
    }),
    ...(matters.loan && {
      demands: [
        {
          ...about,
          amount: yuanOf(matters.amount) ?? '',
          purpose: tidied(matters.purpose),
          ...(matters.authorised && { authorisedOn: matters.authorisedOn || todayInChina() }),
        },
      ],
    }),
    ...(matters.promised && { promises: [{ ...about, text: tidied(matters.promise), dueOn: matters.dueOn }] }),
  };
}
