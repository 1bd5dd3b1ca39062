import { type Database, Fault } from '@app/platform';
import { foldLoginName } from './domain/login-name';
import { PASSWORD_HISTORY } from './domain/password-policy';
import { auditFor } from './persistence/audit.queries';
import { endPhones } from './persistence/device.queries';
import { endSessions, revokeTokens } from './persistence/session.queries';
import { hashPassword } from './secrets/password-hasher';
import { newStartPassword } from './secrets/start-password';

/**
 * A new start password by whoever has the server in hand: the way back for an administrator who forgot it, since no other one may give it.
 * NOT_FOUND where nobody has this name to sign in with.
 */
export async function resetOnServer(database: Database, loginName: string): Promise<string> {
  const startPassword = newStartPassword();
  const passwordHash = await hashPassword(startPassword);
  await database.writeAsIdentity(async (tx) => {
    const account = await tx.first<{ personId: string }>(
      `UPDATE account SET password_hash = $2, previous_hashes = (array_prepend(password_hash, previous_hashes))[1:$3], must_change = true,
              changed_at = app.instant(), failed_count = 0, locked_until = NULL WHERE login_name = $1 RETURNING person_id AS "personId"`,
      [foldLoginName(loginName), passwordHash, PASSWORD_HISTORY - 1],
    );
    if (!account) throw Fault.notFound();
    const sessions = await endSessions(tx, account.personId, 'REVOKED');
    const tokens = await revokeTokens(tx, account.personId);
    const devices = await endPhones(tx, account.personId, account.personId);
    await auditFor(tx, null, {
      action: 'identity.reset-password',
      subjectKind: 'person',
      subjectId: account.personId,
      details: { onServer: true, sessions, tokens, devices },
    });
  });
  return startPassword;
}
