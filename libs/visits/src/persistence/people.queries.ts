import type { LocalDate } from '@app/kernel';
import type { Reader } from '@app/platform';

/** Which of these are people of the installation. */
export const peopleAmong = async (reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (await reader.rows<{ id: string }>(`SELECT id FROM person WHERE id = ANY($1::uuid[]) AND kind = 'HUMAN'`, [ids])).map((row) => row.id),
  );

/**
 * The unit a visitor worked for on that day, within the scope of who writes it down: of a post that visits, if there is one. A visit is
 * its unit's, by whatever door it came.
 */
export const unitOfVisitor = (
  reader: Reader,
  asked: { readonly personId: string; readonly day: LocalDate; readonly scopePath: string },
): Promise<{ readonly unitId: string; readonly unitPath: string } | undefined> =>
  reader.first(
    `SELECT o.unit_id AS "unitId", o.unit_path::text AS "unitPath" FROM post o
      WHERE o.person_id = $1 AND o.period @> $2::date AND o.unit_path >= $3 AND o.unit_path < $3 || '~'
        AND o.role NOT IN ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR', 'PROGRAM')
      ORDER BY o.role IN ('CADRE', 'VILLAGE_LIAISON') DESC, o.substitute_for NULLS FIRST, o.id LIMIT 1`,
    [asked.personId, asked.day, asked.scopePath],
  );
