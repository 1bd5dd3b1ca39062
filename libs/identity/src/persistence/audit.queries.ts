import { newId } from '@app/kernel';
import type { Tx } from '@app/platform';

export interface Principal {
  readonly personId: string;
  readonly postId: string | null;
  readonly kind: 'PERSON' | 'PROGRAM';
}

export interface IdentityNote {
  readonly action: string;
  readonly outcome?: 'DONE' | 'REFUSED';
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly orgPath?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Where entries about nobody in particular go: the first root, which its administrators and auditors see. */
const FIRST_ROOT = '0001.';

/** The trace of what somebody did at the door of sign-in, where the transaction itself is the system's. */
export async function auditFor(tx: Tx, who: Principal | null, note: IdentityNote): Promise<void> {
  await tx.rows(
    `INSERT INTO audit_entry (id, person_id, post_id, actor_kind, action, outcome, subject_kind, subject_id, org_path, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9, (SELECT org_path::text FROM person WHERE id = $2), '${FIRST_ROOT}'), $10)`,
    [
      newId(),
      who?.personId ?? null,
      who?.postId ?? null,
      who?.kind ?? 'NOBODY',
      note.action,
      note.outcome ?? 'DONE',
      note.subjectKind ?? null,
      note.subjectId ?? null,
      note.orgPath ?? null,
      JSON.stringify(note.details ?? {}),
    ],
  );
}
