import { CadreMe, SignInWithPin } from '@app/contract';
import { OFFLINE, type Problem, ProblemError } from '@app/web-ui';
import { createContext, useContext } from 'react';
import { type Book, EMPTY_BOOK } from '../book/book';
import { readBook } from '../book/read';
import { Outbox } from '../outbox/outbox';
import { Sync } from '../outbox/sync';
import { ask } from '../server/ask';
import type { Me } from '../server/me';
import { reachable } from '../server/reachable';
import type { PersonHere } from '../storage/database';
import type { Vault } from '../storage/vault';
import { Store } from './store';

export interface Reading {
  readonly busy: boolean;
  readonly problem: Problem | null;
}

/** As long as the server does not answer, it is asked again so often. */
const LOOK_EVERY = 30_000;

/** Read, but there is no room on the phone to keep it. */
export const FULL = 'FULL';

/** What ends the use of this phone, as the server says it. */
const ENDED: readonly string[] = ['DEVICE_REVOKED', 'DEVICE_EXPIRED', 'DEVICE_UNKNOWN', 'PIN_USED_UP'];
export const endsPhone = (code: string): boolean => ENDED.includes(code);

/** Somebody whose PIN was right: their outbox, their lines of the register, and their session when there is one. */
export class Cadre {
  readonly outbox: Outbox;
  readonly sync: Sync;
  readonly me = new Store<Me | null>(null);
  readonly book = new Store<Book>(EMPTY_BOOK);
  private looking: ReturnType<typeof setInterval> | undefined;
  readonly reading = new Store<Reading>({ busy: false, problem: null });

  constructor(
    readonly vault: Vault,
    readonly person: PersonHere,
    /** In this tab only, so that a session that ended is opened again without asking. */
    private pin: string | null,
    /** The server took this PIN. */
    private readonly onPinRight: (pin: string) => Promise<void>,
    /** The server no longer knows this phone. */
    private readonly onEnded: (problem: Problem) => void,
  ) {
    this.outbox = new Outbox(vault);
    this.sync = new Sync(
      this.outbox,
      () => this.isMine(),
      () => this.signInAgain(),
      () => void this.refresh(),
    );
  }

  /** What is on the phone is there at once; the server is asked afterwards. */
  async open(): Promise<void> {
    this.me.set((await this.vault.kept<Me>('me')) ?? null);
    this.book.set(await this.keptBook());
    await this.outbox.reload();
  }

  /** A book of an older app is read anew rather than guessed at. */
  private async keptBook(): Promise<Book> {
    const book = await this.vault.kept<Book>('book');
    return book?.version === EMPTY_BOOK.version ? book : EMPTY_BOOK;
  }

  start(): void {
    this.sync.start();
    void this.refresh();
    this.looking = setInterval(() => {
      if (!reachable.get() && document.visibilityState === 'visible') void this.refresh();
    }, LOOK_EVERY);
    globalThis.addEventListener('online', this.onOnline);
  }

  stop(): void {
    globalThis.removeEventListener('online', this.onOnline);
    clearInterval(this.looking);
    this.sync.stop();
    this.outbox.close();
  }

  private readonly onOnline = (): void => void this.refresh();

  /** Whether the session is this person's own: on a shared phone it may be another's by now. */
  async isMine(): Promise<boolean> {
    const { me } = await ask(CadreMe, {});
    if (me.person.id !== this.person.id) throw new ProblemError({ code: 'UNAUTHENTICATED', message: '', fields: {} });
    this.me.set(me);
    await this.vault.keep('me', me);
    return true;
  }

  /** By the PIN typed in this tab; false when it must be asked for. */
  private async signInAgain(): Promise<boolean> {
    if (this.pin === null || !this.person.deviceId) return false;
    return this.signIn(this.pin).then(
      () => true,
      () => false,
    );
  }

  /** Opens a session; rejects with the server's words. */
  async signIn(pin: string): Promise<void> {
    const postId = this.me.get()?.post?.id ?? null;
    try {
      await ask(SignInWithPin, { input: { deviceId: this.person.deviceId ?? '', pin, postId } });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // A PIN that the server refused is not tried again by itself: the tenth wrong one ends the phone.
      if (error.problem.code.startsWith('PIN_')) this.pin = null;
      if (error.problem.code === 'SIGN_IN_POST') await ask(SignInWithPin, { input: { deviceId: this.person.deviceId ?? '', pin } });
      else {
        if (endsPhone(error.problem.code)) this.onEnded(error.problem);
        throw error;
      }
    }
    await this.pinIs(pin);
    await this.isMine();
  }

  /** The PIN of this phone is this one, by the server's word. */
  async pinIs(pin: string): Promise<void> {
    this.pin = pin;
    await this.onPinRight(pin);
  }

  /** Asks for the PIN, then goes on. */
  async goOn(pin: string): Promise<void> {
    await this.signIn(pin);
    this.sync.signedIn();
    await this.refresh();
  }

  /** Reads everything again that is to be there without a network. */
  async refresh(how: { readonly wholeArea?: boolean } = {}): Promise<void> {
    if (this.reading.get().busy) return;
    this.reading.set({ busy: true, problem: null });
    try {
      await this.isMine().catch(async (error: unknown) => {
        if (!(error instanceof ProblemError) || error.problem.code !== 'UNAUTHENTICATED' || !(await this.signInAgain())) throw error;
      });
      const book = await readBook(this.me.get(), this.book.get(), how);
      this.book.set(book);
      const kept = await this.vault.keep('book', book);
      this.reading.set({ busy: false, problem: kept ? null : { code: FULL, message: '', fields: {} } });
      this.sync.nudge();
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : { code: OFFLINE, message: '', fields: {} };
      if (problem.code === 'UNAUTHENTICATED') this.sync.askForPin();
      this.reading.set({ busy: false, problem });
    }
  }
}

export const CadreContext = createContext<Cadre | null>(null);

export function useCadre(): Cadre {
  const cadre = useContext(CadreContext);
  if (!cadre) throw new Error('nobody is in');
  return cadre;
}
