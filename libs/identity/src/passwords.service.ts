import type { Actor } from '@app/kernel';
import { Database, Fault } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { LONGEST_PASSWORD, PASSWORD_HISTORY, type PasswordFault, passwordFault, SHORTEST_PASSWORD } from './domain/password-policy';
import { minutesToWait } from './domain/session-policy';
import { PasswordRefused } from './identity.errors';
import { chargeTry } from './persistence/account.queries';
import { auditFor } from './persistence/audit.queries';
import { deviceOfSession, revokeDevices } from './persistence/device.queries';
import { type Me, meOf } from './persistence/me.queries';
import { endSessions } from './persistence/session.queries';
import { hashPassword, verifyPassword } from './secrets/password-hasher';
import { ownSession } from './sign-in.service';

export interface ChangePassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export const refusedPassword = (fault: PasswordFault, field: string): PasswordRefused =>
  new PasswordRefused(fault, { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD }, field);

/** Changing one's own password. */
@Injectable()
export class PasswordsService {
  constructor(private readonly database: Database) {}

  /** Ends every other session of the person, and phones that were set up with the password. Tries of the present password are counted like those of a sign-in. */
  async changePassword(actor: Actor, input: ChangePassword): Promise<Me | PasswordRefused> {
    const sessionId = ownSession(actor);
    const result = await this.change(actor, sessionId, input);
    if (result instanceof PasswordRefused)
      await this.database.recordRefusal(actor, { action: 'identity.change-password', details: { code: result.code } });
    return result;
  }

  private async change(actor: Actor, sessionId: string, { currentPassword, newPassword }: ChangePassword): Promise<Me | PasswordRefused> {
    const account = await this.database.writeAsIdentity((tx) => chargeTry(tx, { personId: actor.id }));
    if (!account?.passwordHash) throw new Fault('FORBIDDEN', 'SESSION_NEEDED');
    const locked = () => new PasswordRefused('SIGN_IN_LOCKED', { minutes: minutesToWait(account.lockedSeconds) }, 'input.currentPassword');
    if (!account.allowed) return locked();
    const { passwordHash } = account;
    if (!(await verifyPassword(passwordHash, currentPassword))) {
      return account.lockedSeconds > 0 ? locked() : new PasswordRefused('PASSWORD_WRONG', {}, 'input.currentPassword');
    }
    const fault =
      passwordFault(newPassword, account.loginName) ?? (await usedBefore(newPassword, [passwordHash, ...account.previousHashes]));
    const newHash = fault ? null : await hashPassword(newPassword);
    // The right password was shown, so the count starts again, also where the new one is no good: apart, for a refusal undoes all.
    await this.database.writeAsIdentity((tx) =>
      tx.change('UPDATE account SET failed_count = 0, locked_until = NULL WHERE person_id = $1 AND password_hash = $2', [
        actor.id,
        passwordHash,
      ]),
    );
    return this.database.writeAsIdentity(async (tx) => {
      if (fault === 'PASSWORD_USED_BEFORE') return new PasswordRefused(fault, { count: PASSWORD_HISTORY }, 'input.newPassword');
      if (fault) return refusedPassword(fault, 'input.newPassword');
      const changed = await tx.change(
        `UPDATE account SET password_hash = $3, previous_hashes = (array_prepend(password_hash, previous_hashes))[1:$4], must_change = false, changed_at = app.instant()
          WHERE person_id = $1 AND password_hash = $2`,
        [actor.id, passwordHash, newHash, PASSWORD_HISTORY - 1],
      );
      if (changed === 0) return new PasswordRefused('PASSWORD_WRONG', {}, 'input.currentPassword');
      const device = await deviceOfSession(tx, sessionId);
      const ended = await endSessions(tx, actor.id, 'PASSWORD_CHANGED', sessionId);
      // Whoever knew the old password may have set up a phone with it.
      const devices = await revokeDevices(tx, actor.id, actor.id, { enrolledBy: 'PASSWORD', butNot: device?.id ?? null });
      await auditFor(
        tx,
        { personId: actor.id, postId: actor.postId, kind: 'PERSON' },
        {
          action: 'identity.change-password',
          subjectKind: 'person',
          subjectId: actor.id,
          details: { endedSessions: ended, devices: devices.length },
        },
      );
      const me = await meOf(tx, actor.id, actor.postId, device);
      if (!me) throw new Fault('UNAUTHENTICATED');
      return me;
    });
  }
}

async function usedBefore(password: string, hashes: readonly string[]): Promise<'PASSWORD_USED_BEFORE' | undefined> {
  for (const hash of hashes.slice(0, PASSWORD_HISTORY)) if (await verifyPassword(hash, password)) return 'PASSWORD_USED_BEFORE';
  return undefined;
}
