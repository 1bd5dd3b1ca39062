import type { Reader } from '@app/platform';

/** What came out of a visit, as its ledger on paper says it. */
export interface CameOut {
  readonly id: string;
  readonly appeals: readonly string[] | null;
  readonly demanded: string | null;
  readonly confirmed: number;
}

export async function cameOutOf(reader: Reader, visitIds: readonly string[]): Promise<ReadonlyMap<string, CameOut>> {
  const rows = await reader.rows<CameOut>(
    `SELECT v.id, (SELECT json_agg(a.number ORDER BY a.number) FROM appeal a WHERE a.visit_id = v.id AND a.state <> 'VOID') AS appeals,
            (SELECT sum(d.amount)::text FROM demand d WHERE d.visit_id = v.id AND d.voided_at IS NULL) AS demanded,
            (SELECT count(*) FROM visit_confirmation c WHERE c.visit_id = v.id AND c.took_place) AS confirmed
       FROM unnest($1::uuid[]) AS v (id)`,
    [visitIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
