import { Fault, type Reader } from '@app/platform';

/** What financing needs of a firm. */
export interface Firm {
  /** Canonical: the survivor where the firm was merged. */
  readonly id: string;
  readonly name: string;
  readonly orgPath: string;
}

/** A firm that the caller may see, through its merge. Throws NOT_FOUND with the path of the input otherwise. */
export async function requireEnterprise(tx: Reader, id: string, path: string): Promise<Firm> {
  const found = await tx.first<Firm>(
    `SELECT e.id, e.name, e.org_path AS "orgPath" FROM enterprise e
      WHERE e.id = coalesce((SELECT al.survivor_id FROM enterprise_alias al WHERE al.loser_id = $1 AND al.voided_at IS NULL), $1::uuid)`,
    [id],
  );
  if (!found) throw Fault.notFound(path);
  return found;
}
