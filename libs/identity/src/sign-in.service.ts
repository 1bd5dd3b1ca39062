import { type Actor, addressKey } from '@app/kernel';
import { Database, Fault } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AttemptLimiter } from './domain/attempt-limiter';
import { foldLoginName } from './domain/login-name';
import { ADDRESS_WINDOW_SECONDS, LOCK_SECONDS, minutesToWait, MOST_FAILURES, MOST_FAILURES_OF_ADDRESS } from './domain/session-policy';
import { SignInRefused } from './identity.errors';
import { chargeTry } from './persistence/account.queries';
import { auditFor } from './persistence/audit.queries';
import { activePosts, type Me, meOf } from './persistence/me.queries';
import { deviceOfSession, endPhones } from './persistence/device.queries';
import { endSession, endSessions, openSession } from './persistence/session.queries';
import { verifyForNobody, verifyPassword } from './secrets/password-hasher';
import { saltedDigest } from './secrets/tokens';

export interface SignIn {
  readonly loginName: string;
  readonly password: string;
  readonly postId?: string | null;
}

/** A session that was just opened: the token goes into the cookie and is never shown again. */
export interface OpenedSession {
  readonly token: string;
  readonly me: Me;
}

/** The person behind a cookie; a token of a program has no session to change. */
export function ownSession(actor: Actor): string {
  if (actor.kind !== 'PERSON' || !actor.sessionId) throw new Fault('FORBIDDEN', 'SESSION_NEEDED');
  return actor.sessionId;
}

/** Signing in and out, and changing the post one acts in. */
@Injectable()
export class SignInService {
  private readonly addresses = new AttemptLimiter(MOST_FAILURES_OF_ADDRESS, ADDRESS_WINDOW_SECONDS);
  /** Names that do not exist are locked like those that do: otherwise the lock would tell them apart. */
  private readonly unknownNames = new AttemptLimiter(MOST_FAILURES, LOCK_SECONDS);

  constructor(private readonly database: Database) {}

  /** @param address where the request comes from, as the trusted proxy or the socket says */
  async signIn(input: SignIn, address: string): Promise<OpenedSession | SignInRefused> {
    const from = addressKey(address);
    this.admit(from);
    const loginName = foldLoginName(input.loginName);
    const account = await this.database.writeAsIdentity((tx) => chargeTry(tx, { loginName }));
    const lockedSeconds = account
      ? account.allowed
        ? 0
        : Math.max(1, account.lockedSeconds)
      : this.unknownNames.charge(loginName, performance.now());
    if (lockedSeconds > 0) return this.refuse(loginName, 'SIGN_IN_LOCKED', lockedSeconds);
    const right = account?.passwordHash
      ? await verifyPassword(account.passwordHash, input.password)
      : await verifyForNobody(input.password);
    if (!account?.personId || !account.passwordHash || !right || account.disabled) {
      // The try that was one too many says so at once.
      const locked = account ? account.lockedSeconds : this.unknownNames.wait(loginName, performance.now());
      return this.refuse(loginName, locked > 0 ? 'SIGN_IN_LOCKED' : 'SIGN_IN_WRONG', locked);
    }
    const opened = await this.open(account.personId, account.passwordHash, input.postId ?? null);
    if (typeof opened === 'string') return this.refuse(loginName, opened, 0);
    this.welcome(from);
    return opened;
  }

  /** The try of an address was good: it does not count. */
  welcome(address: string): void {
    this.addresses.refund(address);
  }

  /** Charges the address; throws when it has had too many tries. */
  admit(address: string): void {
    const seconds = this.addresses.charge(address, performance.now());
    if (seconds > 0) throw new Fault('RATE_LIMITED', 'RATE_LIMITED', { seconds });
  }

  /** The password was right; what may have changed while it was looked at is checked again under the row's lock. */
  private open(personId: string, passwordHash: string, postId: string | null): Promise<OpenedSession | 'SIGN_IN_WRONG' | 'SIGN_IN_POST'> {
    return this.database.writeAsIdentity(async (tx) => {
      const still = await tx.change(
        `UPDATE account a SET failed_count = 0, locked_until = NULL FROM person p
          WHERE a.person_id = $1 AND a.password_hash = $2 AND p.id = a.person_id AND p.disabled_at IS NULL`,
        [personId, passwordHash],
      );
      if (still === 0) return 'SIGN_IN_WRONG';
      const posts = await activePosts(tx, personId);
      const post = postId === null ? posts[0] : posts.find(({ id }) => id === postId);
      if (postId !== null && !post) return 'SIGN_IN_POST';
      const session = await openSession(tx, personId, post?.id ?? null);
      await auditFor(
        tx,
        { personId, postId: post?.id ?? null, kind: 'PERSON' },
        { action: 'identity.sign-in', subjectKind: 'session', subjectId: session.id },
      );
      const me = await meOf(tx, personId, post?.id ?? null);
      return me ? { token: session.token, me } : 'SIGN_IN_WRONG';
    });
  }

  private async refuse(
    loginName: string,
    code: 'SIGN_IN_WRONG' | 'SIGN_IN_LOCKED' | 'SIGN_IN_POST',
    seconds: number,
  ): Promise<SignInRefused> {
    await this.database.writeAsIdentity((tx) =>
      auditFor(tx, null, { action: 'identity.sign-in', outcome: 'REFUSED', details: { code, loginName: saltedDigest(loginName) } }),
    );
    return new SignInRefused(code, code === 'SIGN_IN_LOCKED' ? { minutes: minutesToWait(seconds) } : {});
  }

  me(actor: Actor): Promise<Me> {
    return this.database.writeAsIdentity(async (tx) => {
      const device = actor.sessionId ? await deviceOfSession(tx, actor.sessionId) : undefined;
      const me = actor.kind === 'PERSON' || actor.kind === 'PROGRAM' ? await meOf(tx, actor.id, actor.postId, device) : undefined;
      if (!me) throw new Fault('FORBIDDEN');
      return me;
    });
  }

  signOut(actor: Actor): Promise<void> {
    const sessionId = ownSession(actor);
    return this.database.writeAsIdentity(async (tx) => {
      await endSession(tx, sessionId, 'SIGN_OUT');
      await auditFor(
        tx,
        { personId: actor.id, postId: actor.postId, kind: 'PERSON' },
        { action: 'identity.sign-out', subjectKind: 'session', subjectId: sessionId },
      );
    });
  }

  /** Ends every session and every phone of the person, these too. Tokens are withdrawn one by one. Gives the number of sessions ended. */
  signOutEverywhere(actor: Actor): Promise<number> {
    ownSession(actor);
    return this.database.writeAsIdentity(async (tx) => {
      const sessions = await endSessions(tx, actor.id, 'EVERYWHERE');
      const devices = await endPhones(tx, actor.id, actor.id);
      await auditFor(
        tx,
        { personId: actor.id, postId: actor.postId, kind: 'PERSON' },
        { action: 'identity.sign-out-everywhere', subjectKind: 'person', subjectId: actor.id, details: { sessions, devices } },
      );
      return sessions;
    });
  }

  /** A session is bound to one post for life: another post is another session, with a token of its own. */
  async switchPost(actor: Actor, postId: string): Promise<OpenedSession | SignInRefused> {
    const sessionId = ownSession(actor);
    const result = await this.database.writeAsIdentity(async (tx) => {
      const device = await deviceOfSession(tx, sessionId);
      const before = await meOf(tx, actor.id, postId, device);
      if (!before) throw new Fault('UNAUTHENTICATED');
      if (before.mustChangePassword) return new SignInRefused('PASSWORD_MUST_CHANGE');
      if (!before.post) return new SignInRefused('SIGN_IN_POST', {}, 'postId');
      const old = await endSession(tx, sessionId, 'REPLACED');
      // Two clicks at once: the second finds the session replaced.
      if (!old) throw new Fault('UNAUTHENTICATED');
      const session = await openSession(tx, actor.id, postId, device ? { device } : { until: old.absoluteUntil });
      await auditFor(
        tx,
        { personId: actor.id, postId, kind: 'PERSON' },
        { action: 'identity.switch-post', subjectKind: 'session', subjectId: session.id, details: { from: actor.postId } },
      );
      return { token: session.token, me: before };
    });
    if (result instanceof SignInRefused)
      await this.database.recordRefusal(actor, { action: 'identity.switch-post', details: { code: result.code } });
    return result;
  }
}
