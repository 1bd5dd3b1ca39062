import type { Reader } from '@app/platform';

/** What came out of a visit, as its ledger on paper says it. */
export interface CameOut {
  readonly id: string;
  readonly appeals: readonly string[] | null;
  /** In 万元. */
  readonly demanded: string | null;
  /** What was solved or explained on the spot, as the firm was told. */
  readonly onSpot: string | null;
  /** Somebody who came was responsible for one of the firms on that day. */
  readonly byLiaison: boolean;
  readonly confirmed: number;
}

export async function cameOutOf(reader: Reader, visitIds: readonly string[]): Promise<ReadonlyMap<string, CameOut>> {
  const rows = await reader.rows<CameOut>(
    `SELECT v.id, (SELECT json_agg(a.number ORDER BY a.number) FROM appeal a WHERE a.visit_id = v.id AND a.state <> 'VOID') AS appeals,
            (SELECT (sum(d.amount) / 10000)::text FROM demand d WHERE d.visit_id = v.id AND d.voided_at IS NULL) AS demanded,
            (SELECT string_agg(r.reply, E'\\n' ORDER BY a.number) FROM appeal a JOIN appeal_event e ON e.appeal_id = a.id AND e.action = 'solveOnSpot'
               JOIN appeal_reply r ON r.event_id = e.id WHERE a.visit_id = v.id AND a.state <> 'VOID') AS "onSpot",
            EXISTS (SELECT FROM visit_firm vf JOIN liaison l ON l.enterprise_id = vf.enterprise_id AND l.period @> vf.occurred_on
               JOIN visit_participant p ON p.visit_id = vf.visit_id AND p.person_id = l.person_id WHERE vf.visit_id = v.id) AS "byLiaison",
            (SELECT count(*) FROM visit_confirmation c WHERE c.visit_id = v.id AND c.took_place AND c.class <> 'D') AS confirmed
       FROM unnest($1::uuid[]) AS v (id)`,
    [visitIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
