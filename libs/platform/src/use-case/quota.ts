import type { LocalDate } from '@app/kernel';
import type { MessageCode } from '@app/messages';

/** How often one subject may do something on one day; more is RATE_LIMITED in the words of `code`, with `max`. */
export interface Quota {
  /** Such as `contact.reveal`. */
  readonly name: string;
  readonly most: number;
  readonly code: MessageCode;
}

export interface Charge {
  /** Whose quota; the actor's own when left out. */
  readonly subject?: string;
  /** The day it is for; today in Beijing time when left out. */
  readonly day?: LocalDate;
  /** 1 when left out; -1 gives one back. */
  readonly amount?: number;
}
