import type { LocalDate } from '@app/kernel';
import type { Reader } from '@app/platform';

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unit: { readonly id: string; readonly name: string };
  readonly orgPath: string;
  readonly recordedAt: Date;
}

/** Campaigns of the units below the scope, and of those above it, which the scope takes part in. */
const CONCERNS = `((c.org_path >= $1 AND c.org_path < $1 || '~') OR starts_with($1, c.org_path))`;

const SELECT = `
  SELECT c.id, c.name, lower(c.period) AS "from", upper(c.period) - 1 AS "to", c.recorded_at AS "recordedAt", c.org_path::text AS "orgPath",
         json_build_object('id', u.id, 'name', u.name) AS unit
    FROM campaign c JOIN unit u ON u.id = c.unit_id`;

export const campaignRow = (reader: Reader, scopePath: string, id: string): Promise<CampaignRow | undefined> =>
  reader.first<CampaignRow>(`${SELECT} WHERE ${CONCERNS} AND c.id = $2`, [scopePath, id]);

/** The latest to begin comes first. */
export const campaignRows = (
  reader: Reader,
  scopePath: string,
  limit: number,
  after: readonly [from: string, id: string] | undefined,
): Promise<CampaignRow[]> =>
  reader.rows<CampaignRow>(
    `${SELECT} WHERE ${CONCERNS} ${after ? 'AND (lower(c.period), c.id) < ($3::date, $4::uuid)' : ''} ORDER BY lower(c.period) DESC, c.id DESC LIMIT $2`,
    [scopePath, limit, ...(after ?? [])],
  );

export const campaignCount = async (reader: Reader, scopePath: string): Promise<number> =>
  (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM campaign c WHERE ${CONCERNS}`, [scopePath]))?.n ?? 0;
