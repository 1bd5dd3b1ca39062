import { Fault, type Reader } from '@app/platform';

export interface FirmForVisit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly orgPath: string;
  readonly unitId: string;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
}

/** The firm as it is now, a merged double through its survivor, if the caller may see it. */
export async function requireEnterprise(reader: Reader, id: string, path: string): Promise<FirmForVisit> {
  const firm = await reader.first<FirmForVisit>(
    `SELECT e.id, e.name, e.short_name AS "shortName", e.org_path::text AS "orgPath", e.unit_id AS "unitId",
            e.contact_name AS "contactName", e.contact_phone AS "contactPhone"
       FROM enterprise e
      WHERE e.id = coalesce((SELECT a.survivor_id FROM enterprise_alias a WHERE a.loser_id = $1 AND a.voided_at IS NULL), $1)`,
    [id],
  );
  if (!firm) throw Fault.notFound(path);
  return firm;
}

/** Which of these are people of the installation. */
export const peopleAmong = async (reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (await reader.rows<{ id: string }>(`SELECT id FROM person WHERE id = ANY($1::uuid[]) AND kind = 'HUMAN'`, [ids])).map((row) => row.id),
  );
