import type { Reader } from '@app/platform';

/** Which of these are people of the installation. */
export const peopleAmong = async (reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (await reader.rows<{ id: string }>(`SELECT id FROM person WHERE id = ANY($1::uuid[]) AND kind = 'HUMAN'`, [ids])).map((row) => row.id),
  );
