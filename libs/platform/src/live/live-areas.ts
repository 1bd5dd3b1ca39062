import type { Permission } from '@app/kernel';
import type { TopicFamily } from '../events/topics';

/** What a page may follow, and who is told of it. A topic without an area and without a consumer fails the catalogue test. */
export interface LiveArea {
  readonly area: string;
  /** First parts of the topics that belong to it. */
  readonly topics: readonly TopicFamily[];
  /** Holders of one of these may know which record changed. */
  readonly reads: readonly Permission[];
  /** Holders of one of these are told that something changed, and no more. */
  readonly counts: readonly Permission[];
  /** The record an event is about: whoever sees it under row security may hear of it. Absent: only the event's own path tells. */
  readonly subject: { readonly table: string; readonly id: string } | null;
}
