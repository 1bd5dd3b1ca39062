import type { EntryState } from '../storage/database';
import type { Entry, EntryPhoto } from './entry';

export type Step = { readonly do: 'SEND' } | { readonly do: 'UPLOAD' | 'ATTACH'; readonly photo: EntryPhoto } | { readonly do: 'FINISH' };

/** What comes next for an entry: first the act itself, then photo by photo, each uploaded and then attached. */
export function nextStep(entry: Pick<Entry, 'visitId' | 'photos'>): Step {
  if (!entry.visitId) return { do: 'SEND' };
  const photo = entry.photos.find((one) => !one.attached);
  if (!photo) return { do: 'FINISH' };
  return { do: photo.fileId ? 'ATTACH' : 'UPLOAD', photo };
}

const withPhoto = <E extends Pick<Entry, 'photos'>>(entry: E, id: string, change: Partial<EntryPhoto>): E => ({
  ...entry,
  photos: entry.photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)),
});

export const sent = <E extends Entry>(entry: E, visitId: string, note: string | null): E => ({ ...entry, visitId, note, problem: null });
export const uploaded = <E extends Entry>(entry: E, photoId: string, fileId: string): E => withPhoto(entry, photoId, { fileId });
export const attached = <E extends Entry>(entry: E, photoId: string): E => withPhoto(entry, photoId, { attached: true });

interface QueueItem {
  readonly state: EntryState;
  readonly turn: number;
  readonly notBefore: number;
}

export const inOrder = <L extends Pick<QueueItem, 'turn'>>(lines: readonly L[]): readonly L[] =>
  [...lines].sort((one, other) => one.turn - other.turn);

/** The oldest waiting item. A refused one holds up nothing; one that must wait does, so the order stays. */
export function nextItem<L extends QueueItem>(lines: readonly L[], now: number): L | undefined {
  const first = inOrder(lines).find((line) => line.state === 'WAITING');
  return first && first.notBefore <= now ? first : undefined;
}

/** When to look again: the moment the first in line may be tried; undefined when nothing waits. */
export const nextAttemptAt = (lines: readonly QueueItem[]): number | undefined =>
  inOrder(lines).find((line) => line.state === 'WAITING')?.notBefore;

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 5 * 60_000;

/** 2 s, 4 s, 8 s … 5 minutes. */
export const backoff = (tries: number): number => Math.min(FIRST_WAIT * 2 ** Math.max(0, Math.min(tries, 20) - 1), LONGEST_WAIT);

/** Everything that is on this phone only. */
export const notUploaded = <L extends Pick<QueueItem, 'state'>>(lines: readonly L[]): readonly L[] =>
  lines.filter((line) => line.state !== 'DONE' && line.state !== 'DRAFT');

/** What a fault means for the line: try later, ask who it is, or let the person look at it. */
export function classifyFailure(code: string): 'LATER' | 'WHO' | 'CONFLICT' | 'REFUSED' {
  if (['OFFLINE', 'INTERNAL', 'RATE_LIMITED', 'UNAVAILABLE'].includes(code)) return 'LATER';
  if (code === 'UNAUTHENTICATED') return 'WHO';
  return code === 'CONFLICT' ? 'CONFLICT' : 'REFUSED';
}
