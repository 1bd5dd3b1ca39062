import { presentPromiseInput, presentVisitInput } from './former-names';
import { sha256 } from './sha256';

/** What a phone that could not upload hands to the desk: a file that says who, when, which firm, with the photos. */
export const OUTBOX_FORMAT = 'zhuqi-outbox';
export const OUTBOX_FILE_VERSION = 2;

export interface ExportedPhoto {
  /** The mark the phone made for this photo. */
  readonly id: string;
  readonly type: string;
  /** The picture, base64. */
  readonly data: string;
}
export interface ExportedEntry {
  /** The mark the phone made: what comes by the desk and by the phone itself is one. */
  readonly id: string;
  readonly kind: string;
  /** When it was saved on the phone, ISO instant. */
  readonly savedAt: string;
  readonly firms: readonly { readonly id: string; readonly name: string }[];
  /** The input of the operation as the phone would have sent it. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly photos: readonly ExportedPhoto[];
}
export interface OutboxFile {
  readonly format: typeof OUTBOX_FORMAT;
  readonly version: number;
  readonly exportedAt: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly entries: readonly ExportedEntry[];
}
export type OutboxFileFault = 'NOT_OURS' | 'NEWER' | 'DAMAGED';

export function buildOutboxFile(file: Omit<OutboxFile, 'format' | 'version'>): string {
  const body: OutboxFile = { format: OUTBOX_FORMAT, version: OUTBOX_FILE_VERSION, ...file };
  return JSON.stringify({ ...body, checksum: sha256(JSON.stringify(body)) });
}

const isText = (value: unknown): value is string => typeof value === 'string';

function isEntry(value: unknown): value is ExportedEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, kind, savedAt, firms, input, photos } = value as Record<string, unknown>;
  return (
    [id, kind, savedAt].every(isText) &&
    Array.isArray(firms) &&
    typeof input === 'object' &&
    input !== null &&
    Array.isArray(photos) &&
    photos.every((photo: Record<string, unknown> | null) => isText(photo?.['id']) && isText(photo['type']) && isText(photo['data']))
  );
}

/** A file of version 1 has former names of fields. */
const present = (entry: ExportedEntry): ExportedEntry => ({
  ...entry,
  input: entry.kind === 'VISIT' ? presentVisitInput(entry.input) : presentPromiseInput(entry.input),
});

/** Reads such a file; one that was changed or cut off on its way is refused, not guessed at. */
export function readOutboxFile(text: string): { readonly file: OutboxFile } | { readonly fault: OutboxFileFault } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { fault: text.includes(OUTBOX_FORMAT) ? 'DAMAGED' : 'NOT_OURS' };
  }
  if (typeof parsed !== 'object' || parsed === null || (parsed as OutboxFile).format !== OUTBOX_FORMAT) return { fault: 'NOT_OURS' };
  const { checksum, ...body } = parsed as OutboxFile & { readonly checksum?: unknown };
  if (body.version > OUTBOX_FILE_VERSION) return { fault: 'NEWER' };
  const whole =
    checksum === sha256(JSON.stringify(body)) && isText(body.person?.id) && Array.isArray(body.entries) && body.entries.every(isEntry);
  return whole ? { file: { ...body, entries: body.entries.map(present) } } : { fault: 'DAMAGED' };
}

const CHUNK = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
