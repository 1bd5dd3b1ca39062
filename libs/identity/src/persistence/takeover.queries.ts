import type { Reader, Tx } from '@app/platform';
import type { TakeoverKind } from '../domain/takeover';
import { inMyScope } from './scope.queries';

export interface TakeoverRow {
  readonly id: string;
  readonly kind: TakeoverKind;
  readonly person: { readonly id: string; readonly name: string };
  readonly unitName: string;
  readonly roles: readonly string[];
  readonly askedBy: { readonly id: string; readonly name: string };
  readonly recordedAt: Date;
  readonly decidedByName: string | null;
  readonly approved: boolean | null;
}

const COLUMNS = `t.id, t.kind, json_build_object('id', p.id, 'name', p.name) AS person, u.name AS "unitName",
  (SELECT coalesce(json_agg(DISTINCT o.role), '[]') FROM post o WHERE o.person_id = t.person_id AND NOT upper(o.period) <= app.today() IS TRUE) AS roles,
  json_build_object('id', a.id, 'name', a.name) AS "askedBy", t.recorded_at AS "recordedAt", d.name AS "decidedByName", t.approved`;
const FROM = `FROM takeover t JOIN person p ON p.id = t.person_id JOIN unit u ON u.id = p.unit_id JOIN person a ON a.id = t.asked_by
  LEFT JOIN person d ON d.id = t.decided_by`;
const WAITING = 't.decided_at IS NULL AND t.withdrawn_at IS NULL';

/** What waits within the caller's scope, oldest first. */
export const waitingTakeovers = (reader: Reader): Promise<TakeoverRow[]> =>
  reader.rows<TakeoverRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${WAITING} AND ${inMyScope('t.org_path')} ORDER BY t.recorded_at, t.id LIMIT 500`,
  );

/** What somebody has not been told yet of the own account, or what still waits. */
export const untoldTakeovers = (reader: Reader, personId: string): Promise<TakeoverRow[]> =>
  reader.rows<TakeoverRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE t.person_id = $1 AND (t.seen_at IS NULL OR t.decided_at IS NULL) AND t.withdrawn_at IS NULL ORDER BY t.recorded_at LIMIT 20`,
    [personId],
  );

export const tellTakeovers = (tx: Tx, personId: string): Promise<number> =>
  tx.change('UPDATE takeover SET seen_at = clock_timestamp() WHERE person_id = $1 AND seen_at IS NULL', [personId]);

export interface NewTakeover {
  readonly id: string;
  readonly personId: string;
  readonly orgPath: string;
  readonly kind: TakeoverKind;
  readonly startCodeId: string | null;
}

/** In place of one of the same kind that was not decided yet. */
export async function putTakeover(tx: Tx, { id, personId, orgPath, kind, startCodeId }: NewTakeover): Promise<void> {
  await tx.change(
    `UPDATE takeover t SET withdrawn_at = clock_timestamp() WHERE t.person_id = $1 AND t.kind = $2 AND ${WAITING}
        AND NOT EXISTS (SELECT FROM device d WHERE d.start_code_id = t.start_code_id AND d.revoked_at IS NULL)`,
    [personId, kind],
  );
  await tx.rows(`INSERT INTO takeover (id, person_id, org_path, kind, start_code_id, asked_by) VALUES ($1, $2, $3, $4, $5, $6)`, [
    id,
    personId,
    orgPath,
    kind,
    startCodeId,
    tx.actor.id,
  ]);
}

export interface LockedTakeover {
  readonly id: string;
  readonly personId: string;
  readonly orgPath: string;
  readonly kind: TakeoverKind;
  readonly startCodeId: string | null;
  readonly askedBy: string;
  readonly waits: boolean;
}
export const lockTakeover = (tx: Tx, id: string): Promise<LockedTakeover | undefined> =>
  tx.first(
    `SELECT t.id, t.person_id AS "personId", t.org_path::text AS "orgPath", t.kind, t.start_code_id AS "startCodeId", t.asked_by AS "askedBy", ${WAITING} AS waits
       FROM takeover t WHERE t.id = $1 AND ${inMyScope('t.org_path')} FOR UPDATE`,
    [id],
  );

/**
 * Whether the place has, or ever had, another security administrator. One who was switched off or whose post ended counts: otherwise whoever
 * switches them off would be alone and free.
 */
export const otherDecider = async (tx: Tx, orgPath: string): Promise<boolean> =>
  (await tx.first(`SELECT 1 FROM post o WHERE o.role = 'SECURITY_ADMIN' AND o.person_id <> $1 AND starts_with($2, o.scope_path) LIMIT 1`, [
    tx.actor.id,
    orgPath,
  ])) !== undefined;
