import type { Reader } from '../database/tx';
import { GENESIS, SEALED_COLUMNS, type SealedColumns, sealOf } from './audit-hash';

/** What can be wrong with the chain. */
export const AUDIT_FAULTS = {
  /** A number is missing: a seal was taken away. */
  GAP: 'GAP',
  /** The sealed entry is not there any more. */
  ENTRY_MISSING: 'ENTRY_MISSING',
  /** Entry or seal is not what it was when it was sealed. */
  HASH_MISMATCH: 'HASH_MISMATCH',
  /** An entry older than a minute has no seal: the sealer stands still, or the end of the chain was cut off. */
  UNSEALED: 'UNSEALED',
  /** The chain does not contain the head that was noted earlier. */
  ANCHOR_MISMATCH: 'ANCHOR_MISMATCH',
} as const;
export type AuditFaultKind = keyof typeof AUDIT_FAULTS;

export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** Number in the chain, where there is one. */
  readonly no: number | null;
  readonly entryId: string | null;
}

export interface AuditVerification {
  readonly sealed: number;
  readonly lastNo: number;
  /** Hex; 64 zeros before the first seal. Noted elsewhere it proves later that nothing before it was cut off. */
  readonly lastHash: string;
  /** Entries without a seal, also those of the last seconds. */
  readonly unsealed: number;
  /** The first faults found, in the order of the chain. */
  readonly faults: readonly AuditFault[];
}

/** A head of the chain that somebody noted earlier. */
export interface AuditAnchor {
  readonly no: number;
  readonly hash: string;
}

const BATCH = 2000;
const MOST_FAULTS = 100;

/** A seal and its entry, or nothing where the entry is gone. */
type SealRow = { readonly no: number; readonly hash: Buffer; readonly entry_id: string } & (
  SealedColumns | { readonly [Column in keyof SealedColumns]: null }
);

/**
 * Computes the whole chain again, in batches, and compares it with itself and with heads noted elsewhere. A wrong link is reported once: after it the chain goes on from what is stored.
 * Needs a reader that sees every entry (the system's).
 */
export async function verifyAudit(reader: Reader, anchors: readonly AuditAnchor[] = []): Promise<AuditVerification> {
  const faults: AuditFault[] = [];
  const report = (kind: AuditFaultKind, no: number | null, entryId: string | null): void => {
    if (faults.length < MOST_FAULTS) faults.push({ kind, no, entryId });
  };
  // First what waits, then the seals: what is sealed meanwhile is counted in both rather than in neither.
  const tail = await unsealedEntries(reader);
  let [sealed, no] = [0, 0];
  let hash: Buffer = GENESIS;
  const noted = new Map(
    anchors.filter(({ no: at, hash: is }) => at > 0 || is !== GENESIS.toString('hex')).map((anchor) => [anchor.no, anchor.hash]),
  );
  for (;;) {
    const rows = await reader.rows<SealRow>(
      `SELECT s.no, s.hash, s.entry_id, ${SEALED_COLUMNS} 
         FROM (SELECT no, hash, entry_id FROM audit_seal WHERE no > $1 ORDER BY no LIMIT ${BATCH}) s
         LEFT JOIN LATERAL (SELECT * FROM audit_entry a WHERE a.id = s.entry_id OFFSET 0) e ON true ORDER BY s.no`,
      [no],
    );
    for (const row of rows) {
      if (row.no !== no + 1) report('GAP', no + 1, null);
      else if (row.id === null) report('ENTRY_MISSING', row.no, row.entry_id);
      else if (!sealOf(hash, row.no, row).equals(row.hash)) report('HASH_MISMATCH', row.no, row.entry_id);
      if (noted.get(row.no) === row.hash.toString('hex')) noted.delete(row.no);
      ({ no, hash } = row);
    }
    sealed += rows.length;
    if (rows.length < BATCH) break;
  }
  for (const missed of noted.keys()) report('ANCHOR_MISMATCH', missed, null);
  for (const id of tail.old) report('UNSEALED', null, id);
  return { sealed, lastNo: no, lastHash: hash.toString('hex'), unsealed: tail.count, faults };
}

async function unsealedEntries(reader: Reader): Promise<{ readonly count: number; readonly old: readonly string[] }> {
  const found = await reader.first<{ count: number; old: string[] | null }>(
    `SELECT count(*) AS count,
            (array_agg(e.id ORDER BY e.xid, e.id)
              FILTER (WHERE e.xid < pg_snapshot_xmin(pg_current_snapshot()) AND e.recorded_at < app.instant() - interval '1 minute'))[1:${MOST_FAULTS}] AS old
       FROM audit_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id)`,
  );
  return { count: found?.count ?? 0, old: found?.old ?? [] };
}
