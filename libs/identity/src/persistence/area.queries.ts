import type { Reader } from '@app/platform';

export interface Area {
  readonly id: string;
  readonly path: string;
  /** First nine digits of the territory's 12-digit code: 411323111 for 阳城镇. */
  readonly areaCode: string;
  readonly name: string;
}

/** The lowest township, county or city that holds a unit: who owns matters registered there, and whose numbers they get. */
export const areaOf = (reader: Reader, unitPath: string): Promise<Area | undefined> =>
  reader.first<Area>(
    `SELECT id, path::text AS path, left(code, 9) AS "areaCode", name FROM unit
      WHERE starts_with($1, path::text) AND kind IN ('TOWNSHIP', 'COUNTY', 'CITY') ORDER BY length(path) DESC LIMIT 1`,
    [unitPath],
  );
