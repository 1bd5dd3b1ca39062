import {
  AddVisitPhotoOnPhone,
  BreakPromiseOnPhone,
  type BreakPromiseInput,
  KeepPromiseOnPhone,
  type KeepPromiseInput,
  LogVisitOnPhone,
  type LogVisitInput,
} from '@app/contract';
import { ProblemError } from '@app/web-ui';
import { request, upload } from '../server/request';
import type { Entry, EntryKind } from './entry';
import type { Outbox } from './outbox';
import { attached, sent, type Step, uploaded } from './plan';

interface Sent {
  readonly id: string;
  /** Something to know although it was taken. */
  readonly note: string | null;
}

const SEND: Readonly<Record<EntryKind, (entry: Entry) => Promise<Sent>>> = {
  VISIT: async ({ input, firms }) => {
    const { logVisit } = await request(LogVisitOnPhone, { input: input as unknown as LogVisitInput });
    if (logVisit.__typename !== 'Visit') throw new ProblemError({ code: 'INTERNAL', message: logVisit.__typename, fields: {} });
    const now = logVisit.firms.filter((firm) => !firms.some((one) => one.id === firm.id)).map((firm) => firm.name ?? '');
    return { id: logVisit.id, note: now.length > 0 ? now.join('、') : null };
  },
  SETTLE: async ({ id, input }) => {
    try {
      const { outcome, ...said } = input ?? {};
      if (outcome === 'KEPT') await request(KeepPromiseOnPhone, { input: said as unknown as KeepPromiseInput });
      else await request(BreakPromiseOnPhone, { input: said as unknown as BreakPromiseInput });
    } catch (error) {
      // Somebody settled it already: what this says is known.
      if (!(error instanceof ProblemError) || error.problem.code !== 'PROMISE_SETTLED') throw error;
    }
    return { id, note: null };
  },
};

/** One step of an entry on the server; gives the entry as it is then. */
export async function runStep(outbox: Outbox, entry: Entry, step: Step): Promise<Entry> {
  if (step.do === 'SEND') {
    const { id, note } = await SEND[entry.kind](entry);
    return sent(entry, id, note);
  }
  if (step.do === 'UPLOAD') {
    const photo = await outbox.photo(step.photo.id);
    // Gone from this phone: there is nothing to send any more.
    if (!photo) return { ...entry, photos: entry.photos.filter((one) => one.id !== step.photo.id) };
    return uploaded(entry, step.photo.id, await upload(`${step.photo.id}.jpg`, photo));
  }
  if (step.do === 'ATTACH') {
    const { id, fileId = '' } = step.photo;
    await request(AddVisitPhotoOnPhone, { input: { clientId: id, visitId: entry.visitId ?? '', fileId } });
    return attached(entry, id);
  }
  return entry;
}
