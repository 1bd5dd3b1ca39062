import {
  type BreakPromiseInput,
  ImportBrokenPromise,
  ImportKeptPromise,
  ImportVisit,
  ImportVisitPhoto,
  type KeepPromiseInput,
  type LogVisitInput,
} from '@app/contract';
import { type ExportedEntry, type ExportedPhoto, fromBase64, OFFLINE, ProblemError, type Execute } from '@app/web-ui';

interface Uploaded {
  readonly id?: string;
  readonly errors?: readonly { readonly message: string }[];
}

async function uploadPhoto({ id, type, data }: ExportedPhoto): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([fromBase64(data)], { type }), `${id}.jpg`);
  const answer = await fetch('/files?purpose=PHOTO', { method: 'POST', body }).catch(() => undefined);
  if (!answer) throw new ProblemError({ code: OFFLINE, message: '', fields: {} });
  const { id: fileId, errors } = (await answer.json()) as Uploaded;
  if (!fileId) throw new ProblemError({ code: 'UPLOAD', message: errors?.[0]?.message ?? '', fields: {} });
  return fileId;
}

/** Photos that are with the visit already are known by their mark: doing it again changes nothing. */
async function withPhotos(mutate: Execute, visitId: string, photos: readonly ExportedPhoto[]): Promise<void> {
  for (const photo of photos) {
    const fileId = await uploadPhoto(photo);
    await mutate(ImportVisitPhoto, { input: { clientId: photo.id, visitId, fileId } });
  }
}

/** One row of the file, written down for whom it belongs to, under the mark the phone made. */
export async function importEntry(mutate: Execute, personId: string, entry: ExportedEntry): Promise<void> {
  if (entry.kind === 'SETTLE') {
    const { outcome, ...said } = entry.input;
    const input = { ...said, clientId: entry.id };
    if (outcome === 'KEPT') await mutate(ImportKeptPromise, { input: input as unknown as KeepPromiseInput });
    else await mutate(ImportBrokenPromise, { input: input as unknown as BreakPromiseInput });
    return;
  }
  const input = { ...entry.input, clientId: entry.id, onBehalfOf: personId } as unknown as LogVisitInput;
  const { logVisit } = await mutate(ImportVisit, { input });
  if (logVisit.__typename === 'Visit') await withPhotos(mutate, logVisit.id, entry.photos);
}
