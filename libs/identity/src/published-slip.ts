import { newId } from '@app/kernel';
import type { Database } from '@app/platform';
import type { Reach } from './domain/phone-reach';
import { foldLoginName } from './domain/login-name';
import { putStartCode } from './persistence/start-code.queries';
import { hashPassword } from './secrets/password-hasher';

export interface PublishedSlip {
  readonly loginName: string;
  readonly code: string;
  readonly days: number;
  readonly reach: Reach;
  /** Who stands for it, and what it may open. */
  readonly issuedBy: string;
  readonly scopePath: string;
}

/** A slip whose code is known beforehand: for a demonstration only. Does nothing where the person still has one. */
export async function publishSlip(database: Database, { loginName, code, ...slip }: PublishedSlip): Promise<void> {
  const codeHash = await hashPassword(code);
  await database.writeAsIdentity(async (tx) => {
    const person = await tx.first<{ id: string }>(
      `SELECT p.id FROM person p JOIN account a ON a.person_id = p.id
        WHERE a.login_name = $1 AND p.disabled_at IS NULL AND p.phone IS NOT NULL AND NOT EXISTS (SELECT 1 FROM start_code c
          WHERE c.person_id = p.id AND c.used_at IS NULL AND c.withdrawn_at IS NULL AND c.expires_at > clock_timestamp()) FOR UPDATE OF p`,
      [foldLoginName(loginName)],
    );
    if (person) await putStartCode(tx, { ...slip, id: newId(), personId: person.id, codeHash });
  });
}
