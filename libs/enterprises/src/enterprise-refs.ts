import { Fault, type Reader, type Tx } from '@app/platform';
import { canonicalId } from './persistence/enterprise.queries';

/** What other libraries need of a firm when something is recorded about it. */
export interface EnterpriseRef {
  /** Canonical: the survivor where the firm was merged. */
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly orgPath: string;
  readonly unitId: string;
  readonly contactName: string | null;
  /** In full: for the snapshot of a record, never for an answer. */
  readonly contactPhone: string | null;
}

/** A firm that the caller may see, through its merge. Throws NOT_FOUND with the path of the input otherwise. */
export async function requireEnterprise(tx: Tx | Reader, id: string, path: string): Promise<EnterpriseRef> {
  const found = await tx.first<EnterpriseRef>(
    `SELECT e.id, e.name, e.short_name AS "shortName", e.org_path AS "orgPath", e.unit_id AS "unitId",
            e.contact_name AS "contactName", e.contact_phone AS "contactPhone"
       FROM enterprise e WHERE e.id = ${canonicalId('$1::uuid')}`,
    [id],
  );
  if (!found) throw Fault.notFound(path);
  return found;
}

/** A firm of the caller's own range, locked until the end of the transaction: row security lets only those be changed. */
export async function lockEnterprise(tx: Tx, id: string, path: string): Promise<EnterpriseRef & { readonly version: number }> {
  const found = await tx.first<EnterpriseRef & { version: number }>(
    `SELECT e.id, e.name, e.short_name AS "shortName", e.org_path AS "orgPath", e.unit_id AS "unitId", e.version,
            e.contact_name AS "contactName", e.contact_phone AS "contactPhone"
       FROM enterprise e WHERE e.id = ${canonicalId('$1::uuid')} FOR NO KEY UPDATE OF e`,
    [id],
  );
  if (!found) throw Fault.notFound(path);
  return found;
}
