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

/** Several firms of the caller's own range, in the order asked for and each once; locked in the order of their ids. */
export async function lockEnterprises(
  tx: Tx,
  ids: readonly string[],
  path: string,
): Promise<readonly (EnterpriseRef & { readonly isDemo: boolean })[]> {
  const asked = await tx.rows<{ asked: string; id: string }>(
    `SELECT a.id AS asked, ${canonicalId('a.id')} AS id FROM unnest($1::uuid[]) AS a (id)`,
    [ids],
  );
  const canonical = new Map(asked.map((row) => [row.asked, row.id]));
  const wanted = [...new Set(ids.map((id) => canonical.get(id) ?? id))];
  const found = await tx.rows<EnterpriseRef & { isDemo: boolean }>(
    `SELECT e.id, e.name, e.short_name AS "shortName", e.org_path AS "orgPath", e.unit_id AS "unitId", e.is_demo AS "isDemo",
            e.contact_name AS "contactName", e.contact_phone AS "contactPhone"
       FROM enterprise e WHERE e.id = ANY($1) ORDER BY e.id FOR NO KEY UPDATE OF e`,
    [wanted],
  );
  const byId = new Map(found.map((firm) => [firm.id, firm]));
  return wanted.map((id) => {
    const firm = byId.get(id);
    if (!firm) throw Fault.notFound(path);
    return firm;
  });
}
