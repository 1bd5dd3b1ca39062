import { SYSTEM_ACTOR } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import type { Tx } from '../database/tx';
import { GENESIS, SEALED_COLUMNS, type SealedColumns, sealOf } from './audit-hash';

/** Key of the advisory lock that makes the sealer one. */
const SEALER_LOCK = 7_411_326;
const BATCH = 1000;

interface Head {
  readonly no: number;
  readonly hash: Buffer;
}

/** Gives audit entries their numbers and hashes, seconds after they were written: the only one who appends to the chain. */
@Injectable()
export class AuditSealer {
  constructor(private readonly database: Database) {}

  /** Seals the next entries below the horizon; how many. 0 also when another sealer is at it. */
  sealBatch(limit = BATCH): Promise<number> {
    return this.database.write(SYSTEM_ACTOR, async (tx) => {
      const alone = await tx.first<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [SEALER_LOCK]);
      if (!alone?.mine) return 0;
      // The planner takes the range of row security for a rare one and would sort the whole backlog for every batch instead of following the index.
      await tx.rows('SET LOCAL enable_sort = off');
      const entries = await nextUnsealed(tx, limit);
      if (entries.length === 0) return 0;
      const head = (await tx.first<Head>('SELECT no, hash FROM audit_seal ORDER BY no DESC LIMIT 1')) ?? { no: 0, hash: GENESIS };
      const numbers: number[] = [];
      const hashes: string[] = [];
      let { no, hash } = head;
      for (const entry of entries) {
        hash = sealOf(hash, ++no, entry);
        numbers.push(no);
        hashes.push(hash.toString('hex'));
      }
      await tx.change(
        `INSERT INTO audit_seal (no, entry_id, hash)
         SELECT s.no, s.entry_id, decode(s.hash, 'hex') FROM unnest($1::bigint[], $2::uuid[], $3::text[]) AS s (no, entry_id, hash)`,
        [numbers, entries.map((e) => e.id), hashes],
      );
      return entries.length;
    });
  }
}

/**
 * Unsealed entries in the order of (xid, id), whose transactions, and all older ones, are over. Reading starts after the newest seal whose
 * entry is still there: a deleted entry is for `verifyAudit` to report, and must not let the chain begin again.
 * The sub-select asks the index once a row; as an anti-join it would read all seals for every batch.
 */
async function nextUnsealed(tx: Tx, limit: number): Promise<SealedColumns[]> {
  const from = await tx.first<{ xid: string; id: string }>(
    `SELECT e.xid::text AS xid, e.id FROM audit_seal s CROSS JOIN LATERAL (SELECT xid, id FROM audit_entry a WHERE a.id = s.entry_id OFFSET 0) e
      ORDER BY s.no DESC LIMIT 1`,
  );
  return tx.rows<SealedColumns>(
    `SELECT ${SEALED_COLUMNS} FROM audit_entry e
      WHERE e.xid < pg_snapshot_xmin(pg_current_snapshot()) AND (e.xid, e.id) > ($1::xid8, $2::uuid)
        AND (SELECT s.no FROM audit_seal s WHERE s.entry_id = e.id) IS NULL
      ORDER BY e.xid, e.id LIMIT $3`,
    [from?.xid ?? '0', from?.id ?? '00000000-0000-0000-0000-000000000000', limit],
  );
}
