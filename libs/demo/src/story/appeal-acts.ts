import { localDate, type LocalDate } from '@app/kernel';

/** One act on an appeal, as the story tells it. `by` is a login, or the firm itself by its link. */
interface Told {
  readonly on: LocalDate;
  readonly time: string;
  readonly by: string;
}
export const THE_FIRM = 'the firm';

export const SECOND_TOWN_PREFIX = 'SQ-411323101-2024';

export type StoryOutcome = 'SOLVED' | 'EXPLAINED';
export type StorySatisfaction = 'VERY_SATISFIED' | 'SATISFIED' | 'BASICALLY_SATISFIED' | 'DISSATISFIED';
export type StoryCategory =
  | 'LABOUR'
  | 'LAND'
  | 'UTILITIES'
  | 'PROCEDURES'
  | 'POLICY_REDEMPTION'
  | 'ARREARS'
  | 'MARKET'
  | 'LOGISTICS'
  | 'INSPECTION'
  | 'ENVIRONMENT'
  | 'OTHER';
export type StoryComplexity = 'SIMPLE' | 'ORDINARY' | 'SEVERAL_UNITS' | 'COMPLEX';
export type StoryForm = 'ORDER' | 'LETTER' | 'UPWARD';

interface Answer {
  readonly outcome: StoryOutcome;
  readonly reply: string;
  readonly ruleQuoted?: string;
  readonly evidenceKind: 'NUMBER' | 'NOTE' | 'NONE';
  readonly evidence?: string;
}

export type StoryDeed =
  | { readonly do: 'accept'; readonly category: StoryCategory; readonly complexity: StoryComplexity }
  | { readonly do: 'contact'; readonly channel: 'PHONE' | 'VISIT'; readonly note: string }
  | {
      readonly do: 'dispatch';
      readonly lead?: string;
      readonly form?: StoryForm;
      readonly assistingUnits?: readonly { readonly unit: string; readonly form?: StoryForm; readonly days?: number }[];
      readonly instructions: string;
    }
  | { readonly do: 'acknowledge'; readonly unit?: string }
  | { readonly do: 'supportReply'; readonly unit: string; readonly reply: string }
  | { readonly do: 'requestExtension'; readonly reason: string; readonly newDueOn: LocalDate }
  | { readonly do: 'extend'; readonly comment: string }
  | ({ readonly do: 'reply' } & Answer)
  | ({ readonly do: 'solveOnSpot' } & Answer)
  | { readonly do: 'attempt'; readonly result: 'NOT_ANSWERED'; readonly note: string }
  | {
      readonly do: 'confirm';
      readonly solved: 'YES' | 'NO';
      readonly satisfaction?: StorySatisfaction;
      readonly comment: string;
      /** Where the paper is that the firm signed. */
      readonly paper?: string;
    }
  | { readonly do: 'close' }
  | { readonly do: 'closeUnconfirmed'; readonly reason: string }
  | { readonly do: 'withdraw'; readonly reason: 'SOLVED_BY_FIRM'; readonly comment: string }
  | {
      readonly do: 'transfer';
      readonly receiver: string;
      readonly receiverNo: string;
      readonly receivedOn: LocalDate;
      readonly reason: string;
    };

export type StoryAct = Told & StoryDeed;

/** When ('03-06 09:10', a day of 2024), who, what. */
export const act = (when: string, by: string, deed: StoryDeed): StoryAct => {
  const [day = '', time = ''] = when.split(' ');
  return { on: localDate(`2024-${day}`), time, by, ...deed };
};

export type StoryState = 'REGISTERED' | 'IN_PROGRESS' | 'REPLIED' | 'CLOSED' | 'CLOSED_UNCONFIRMED' | 'WITHDRAWN' | 'TRANSFERRED';

export interface StoryAppeal {
  /** Serial of the year: SQ-411323111-2024-0001 is 1. */
  readonly no: number;
  readonly firm: string;
  readonly title: string;
  readonly description: string;
  /** VISIT: came up during the visit of the same day; ENTERPRISE: by the firm's own link. */
  readonly source: 'VISIT' | 'ENTERPRISE' | 'HOTLINE' | 'OFFICE';
  readonly sourceNo?: string;
  readonly on: LocalDate;
  readonly time: string;
  readonly acts: readonly StoryAct[];
  /** Where it stands on 2024-12-31. */
  readonly state: StoryState;
}

export const numberOf = ({ no }: StoryAppeal): string => `SQ-411323111-2024-${String(no).padStart(4, '0')}`;

type Opening = Pick<StoryAppeal, 'title' | 'description' | 'source' | 'state'> & { readonly sourceNo?: string; readonly time?: string };

/** An appeal of a visit is written down while the visitor is still there. */
const VISIT_TIME = '11:30';

export const appeal = (no: number, firm: string, day: string, opening: Opening, acts: readonly StoryAct[]): StoryAppeal => ({
  no,
  firm,
  on: localDate(`2024-${day}`),
  ...opening,
  time: opening.time ?? (opening.source === 'VISIT' ? VISIT_TIME : '10:15'),
  acts,
});

/** Acceptance, first contact and dispatch by the clerk within one day. */
export function taken(
  day: string,
  category: StoryCategory,
  complexity: StoryComplexity,
  how: Extract<StoryDeed, { readonly do: 'dispatch' }>,
  times: readonly [accept: string, contact: string, dispatch: string] = ['09:10', '09:30', '10:20'],
): StoryAct[] {
  return [
    act(`${day} ${times[0]}`, 'zhuanyuan', { do: 'accept', category, complexity }),
    act(`${day} ${times[1]}`, 'zhuanyuan', { do: 'contact', channel: 'PHONE', note: '电话告知企业已受理，核实了情况和联系人。' }),
    act(`${day} ${times[2]}`, 'zhuanyuan', how),
  ];
}
