import { eventually } from '@test/eventually';
import type { TestDatabase } from '@test/test-database';

/**
 * Waits until everything committed so far lies below the snapshot horizon, or until only `heldBy` holds it back. The horizon is one for
 * the whole server: a transaction in the database of another spec delays it too.
 */
export async function pastHorizon(db: TestDatabase, heldBy?: string): Promise<void> {
  const [until] = heldBy
    ? [{ xid: heldBy }]
    : await db.look<{ xid: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid');
  await eventually(async () => {
    const [now] = await db.look<{ past: boolean }>('SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AS past', [
      until?.xid ?? '0',
    ]);
    return now?.past ?? false;
  }, 10);
}
