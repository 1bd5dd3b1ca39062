import type { Tx } from '@app/platform';

/** Locks the visit, so that two photos at once do not make one too many; how many it has. */
export async function photosOf(tx: Tx, visitId: string): Promise<number> {
  await tx.rows('SELECT id FROM visit WHERE id = $1 FOR NO KEY UPDATE', [visitId]);
  return (await tx.first<{ n: number }>('SELECT count(*)::int AS n FROM visit_photo WHERE visit_id = $1', [visitId]))?.n ?? 0;
}

export const photoByMark = (tx: Tx, visitId: string, clientId: string): Promise<{ id: string } | undefined> =>
  tx.first<{ id: string }>('SELECT id FROM visit_photo WHERE visit_id = $1 AND client_id = $2', [visitId, clientId]);

/** A photo within the caller's sight that belongs to nothing yet. */
export const freePhoto = (tx: Tx, fileId: string): Promise<{ id: string } | undefined> =>
  tx.first<{ id: string }>(
    `SELECT f.id FROM file f WHERE f.id = $1 AND f.purpose = 'PHOTO'  AND NOT EXISTS (SELECT 1 FROM visit_photo p WHERE p.file_id = f.id)`,
    [fileId],
  );

export const tookPart = async (tx: Tx, visitId: string, personId: string): Promise<boolean> =>
  (await tx.first('SELECT 1 AS there FROM visit_participant WHERE visit_id = $1 AND person_id = $2', [visitId, personId])) !== undefined;
