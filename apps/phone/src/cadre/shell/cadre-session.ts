import { CadreMe, SignInWithPin } from '@app/contract';
import { OFFLINE, type Problem, ProblemError } from '@app/web-ui';
import { createContext, useContext } from 'react';
import { type OfflineData, EMPTY_OFFLINE_DATA } from '../offline/offline-data';
import { fetchOfflineData } from '../offline/fetch-offline-data';
import { Outbox } from '../outbox/outbox';
import { Sync } from '../outbox/sync';
import { request } from '../server/request';
import type { Me } from '../server/me';
import { serverReachable } from '../server/reachable';
import type { LocalPerson } from '../storage/database';
import type { Vault } from '../storage/vault';
import { Store } from './store';

export interface RefreshState {
  readonly busy: boolean;
  readonly problem: Problem | null;
}

/** As long as the server does not answer, it is asked again so often. */
const POLL_MS = 30_000;

/** Read, but there is no room on the phone to keep it. */
export const STORAGE_FULL = 'FULL';

/** What ends the use of this phone, as the server says it. */
const DEVICE_ENDED_CODES: readonly string[] = ['DEVICE_REVOKED', 'DEVICE_EXPIRED', 'DEVICE_UNKNOWN', 'PIN_USED_UP'];
export const endsDevice = (code: string): boolean => DEVICE_ENDED_CODES.includes(code);

/** Somebody whose PIN was right: their outbox, their lines of the register, and their session when there is one. */
export class CadreSession {
  readonly outbox: Outbox;
  readonly sync: Sync;
  readonly me = new Store<Me | null>(null);
  readonly offlineData = new Store<OfflineData>(EMPTY_OFFLINE_DATA);
  private pollTimer: ReturnType<typeof setInterval> | undefined;
  readonly refreshState = new Store<RefreshState>({ busy: false, problem: null });

  constructor(
    readonly vault: Vault,
    readonly person: LocalPerson,
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
      () => this.verifySession(),
      () => this.signInAgain(),
      () => void this.refresh(),
    );
  }

  /** What is on the phone is there at once; the server is asked afterwards. */
  async open(): Promise<void> {
    this.me.set((await this.vault.load<Me>('me')) ?? null);
    this.offlineData.set(await this.loadOfflineData());
    await this.outbox.reload();
  }

  /** A book of an older app is read anew rather than guessed at. */
  private async loadOfflineData(): Promise<OfflineData> {
    const book = await this.vault.load<OfflineData>('book');
    return book?.version === EMPTY_OFFLINE_DATA.version ? book : EMPTY_OFFLINE_DATA;
  }

  start(): void {
    this.sync.start();
    void this.refresh();
    this.pollTimer = setInterval(() => {
      if (!serverReachable.get() && document.visibilityState === 'visible') void this.refresh();
    }, POLL_MS);
    globalThis.addEventListener('online', this.onOnline);
  }

  stop(): void {
    globalThis.removeEventListener('online', this.onOnline);
    clearInterval(this.pollTimer);
    this.sync.stop();
    this.outbox.close();
  }

  private readonly onOnline = (): void => void this.refresh();

  /** Whether the session is this person's own: on a shared phone it may be another's by now. */
  async verifySession(): Promise<boolean> {
    const { me } = await request(CadreMe, {});
    if (me.person.id !== this.person.id) throw new ProblemError({ code: 'UNAUTHENTICATED', message: '', fields: {} });
    this.me.set(me);
    await this.vault.save('me', me);
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
      await request(SignInWithPin, { input: { deviceId: this.person.deviceId ?? '', pin, postId } });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // A PIN that the server refused is not tried again by itself: the tenth wrong one ends the phone.
      if (error.problem.code.startsWith('PIN_')) this.pin = null;
      if (error.problem.code === 'SIGN_IN_POST') await request(SignInWithPin, { input: { deviceId: this.person.deviceId ?? '', pin } });
      else {
        if (endsDevice(error.problem.code)) this.onEnded(error.problem);
        throw error;
      }
    }
    await this.pinAccepted(pin);
    await this.verifySession();
  }

  /** The PIN of this phone is this one, by the server's word. */
  async pinAccepted(pin: string): Promise<void> {
    this.pin = pin;
    await this.onPinRight(pin);
  }

  /** Asks for the PIN, then goes on. */
  async resumeWithPin(pin: string): Promise<void> {
    await this.signIn(pin);
    this.sync.signedIn();
    await this.refresh();
  }

  /** Reads everything again that is to be there without a network. */
  async refresh(how: { readonly wholeArea?: boolean } = {}): Promise<void> {
    if (this.refreshState.get().busy) return;
    this.refreshState.set({ busy: true, problem: null });
    try {
      await this.verifySession().catch(async (error: unknown) => {
        if (!(error instanceof ProblemError) || error.problem.code !== 'UNAUTHENTICATED' || !(await this.signInAgain())) throw error;
      });
      const book = await fetchOfflineData(this.me.get(), this.offlineData.get(), how);
      this.offlineData.set(book);
      const kept = await this.vault.save('book', book);
      this.refreshState.set({ busy: false, problem: kept ? null : { code: STORAGE_FULL, message: '', fields: {} } });
      this.sync.trigger();
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : { code: OFFLINE, message: '', fields: {} };
      if (problem.code === 'UNAUTHENTICATED') this.sync.askForPin();
      this.refreshState.set({ busy: false, problem });
    }
  }
}

export const CadreSessionContext = createContext<CadreSession | null>(null);

export function useCadreSession(): CadreSession {
  const cadre = useContext(CadreSessionContext);
  if (!cadre) throw new Error('nobody is in');
  return cadre;
}
