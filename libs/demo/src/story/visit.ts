import type { LocalDate } from '@app/kernel';
import type { StoryFirm } from './firm';

export const STORY_TOPICS = [
  'PRODUCTION',
  'ORDERS',
  'FINANCING',
  'UTILITIES',
  'LAND',
  'PROCEDURES',
  'ARREARS',
  'INSPECTIONS',
  'POLICY',
  'OTHER',
] as const;
export type StoryTopic = (typeof STORY_TOPICS)[number];

export type StoryWay = 'ON_SITE' | 'SEMINAR' | 'PHONE';

/** A visit before anybody wrote it down. */
export interface PlannedVisit {
  readonly on: LocalDate;
  readonly channel: StoryWay;
  readonly firms: readonly StoryFirm[];
  /** Login of the visitor. */
  readonly by: string;
  /** Logins of people of the installation who came along, and names of others. */
  readonly companions?: readonly string[];
  readonly outsiders?: readonly string[];
  readonly campaign: boolean;
  readonly topics?: readonly StoryTopic[];
  readonly note?: string;
  /** Something came of it, so it was written down on the spot and not in the evening. */
  readonly matter?: boolean;
}

export interface StoryVisit extends PlannedVisit {
  readonly topics: readonly StoryTopic[];
  readonly note: string;
  readonly place: string | null;
  /** When it was entered: day, and time of the day in China. */
  readonly enteredOn: LocalDate;
  readonly enteredAt: string;
}
