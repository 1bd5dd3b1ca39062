import fc from 'fast-check';
import { type Entry, upgradeEntry } from './entry';
import { attached, inOrder, nextItem, nextStep, sent, uploaded, classifyFailure, backoff } from './plan';

const entryWith = (photos: number): Entry => ({
  version: 1,
  id: 'mark',
  kind: 'VISIT',
  firms: [],
  input: {},
  form: null,
  photos: Array.from({ length: photos }, (_, i) => ({ id: `p${i}`, type: 'image/jpeg', size: 1 })),
});

/** A server that knows marks, and loses as many answers as it likes. */
class Server {
  readonly visits = new Set<string>();
  readonly files: string[] = [];
  readonly attachments = new Map<string, string>();
}

describe('an entry', () => {
  it('ends on the server exactly once, with each photo once and in order, wherever it is broken off', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.array(fc.boolean(), { maxLength: 60 }), (photos, lost) => {
        const server = new Server();
        let entry = entryWith(photos);
        const broken = [...lost];
        for (let turns = 0; turns < 200; turns += 1) {
          const step = nextStep(entry);
          if (step.do === 'FINISH') break;
          // The server did it; whether the phone hears of it is another matter.
          const heard = !broken.shift();
          if (step.do === 'SEND') {
            server.visits.add(entry.id);
            if (heard) entry = sent(entry, 'visit', null);
          } else if (step.do === 'UPLOAD') {
            server.files.push(step.photo.id);
            if (heard) entry = uploaded(entry, step.photo.id, `file-${server.files.length}`);
          } else {
            server.attachments.set(step.photo.id, step.photo.fileId ?? '');
            if (heard) entry = attached(entry, step.photo.id);
          }
        }
        expect(nextStep(entry)).toEqual({ do: 'FINISH' });
        expect(server.visits.size).toBe(1);
        expect([...server.attachments.keys()]).toEqual(entry.photos.map((photo) => photo.id));
      }),
    );
  });
});

const line = fc.record({
  state: fc.constantFrom('DRAFT' as const, 'WAITING' as const, 'REFUSED' as const, 'CONFLICT' as const, 'DONE' as const),
  turn: fc.nat(1000),
  notBefore: fc.nat(100),
});

describe('the line', () => {
  it('gives the oldest that waits, never one behind it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ turn }) => turn }), fc.nat(100), (lines, now) => {
        const next = nextItem(lines, now);
        const waiting = inOrder(lines).filter(({ state }) => state === 'WAITING');
        if (next) expect(next).toBe(waiting[0]);
        else expect(waiting[0] === undefined || waiting[0].notBefore > now).toBe(true);
      }),
    );
  });
  it('keeps everybody: order loses nothing and doubles nothing', () => {
    fc.assert(fc.property(fc.array(line), (lines) => expect(new Set(inOrder(lines))).toEqual(new Set(lines))));
  });
  it('waits longer each time, and never longer than five minutes', () => {
    expect([1, 2, 3, 100].map(backoff)).toEqual([2000, 4000, 8000, 300_000]);
  });
  it('tells what can be tried again from what a person must look at', () => {
    expect(['OFFLINE', 'UNAUTHENTICATED', 'CONFLICT', 'BAD_USER_INPUT'].map(classifyFailure)).toEqual([
      'LATER',
      'WHO',
      'CONFLICT',
      'REFUSED',
    ]);
  });
});

describe('an entry of another version of the app', () => {
  it('of an older one is brought up step by step', () => {
    const old = { ...entryWith(0), version: 1 };
    const upgrades = {
      1: (entry: Entry): Entry => ({ ...entry, note: 'two' }),
      2: (entry: Entry): Entry => ({ ...entry, note: `${entry.note} three` }),
    };
    expect(upgradeEntry(old, upgrades, 3)).toEqual({ ...old, version: 3, note: 'two three' });
  });
  it('of version 1 gets the present names: what is sent, and the form to go on with', () => {
    const visit = {
      ...entryWith(0),
      version: 1,
      input: { way: 'PHONE', words: '一' },
      form: { way: 'PHONE', words: '一', topics: ['OTHER'] },
    };
    expect(upgradeEntry(visit)).toEqual({
      ...visit,
      version: 2,
      input: { channel: 'PHONE', note: '一' },
      form: { channel: 'PHONE', note: '一', topics: ['OTHER'] },
    });
    const promise: Entry = { ...entryWith(0), version: 1, kind: 'SETTLE', input: { promiseId: 'p', settled: 'BROKEN', words: '没批' } };
    expect(upgradeEntry(promise)).toEqual({ ...promise, version: 2, input: { promiseId: 'p', outcome: 'BROKEN', note: '没批' } });
    const draft: Entry = { ...entryWith(0), version: 1, input: null };
    expect(upgradeEntry(draft)).toEqual({ ...draft, version: 2 });
  });
  it('of a newer one is left alone', () => {
    expect(upgradeEntry({ ...entryWith(0), version: 9 })).toBeNull();
  });
});
