import { List, type Tx } from '@app/platform';
import { ADMINISTRATIVE_ROLES, FIELD_ROLES, type PhoneReach, type ReachedPost, type Reach } from '../domain/phone-reach';
import { WAITS } from '../domain/wait-ladder';
import { type UnitName, unitName } from './unit-name';

export interface ChargedCode {
  readonly id: string;
  readonly personId: string;
  readonly codeHash: string;
  readonly allowed: boolean;
  /** Seconds of waiting that hold now, counting this try. */
  readonly lockedSeconds: number;
}

/**
 * Charges a try at the living slip of a work phone before the code is looked at, under the row's lock: however many come at
 * once, each is counted. None: no such phone, no slip, or somebody who was switched off.
 */
export async function chargeStartCode(tx: Tx, phone: string): Promise<ChargedCode | undefined> {
  const row = await tx.first<Omit<ChargedCode, 'lockedSeconds'> & { lockedSeconds: string }>(
    `WITH living AS (
       SELECT c.id FROM start_code c JOIN person p ON p.id = c.person_id
        WHERE p.phone = $1 AND p.disabled_at IS NULL AND c.used_at IS NULL AND c.withdrawn_at IS NULL AND c.expires_at > clock_timestamp()),
     charged AS (
       UPDATE start_code SET failed_count = failed_count + 1,
              locked_until = clock_timestamp() + make_interval(secs => ($2::int[])[least(failed_count + 1, $3)])
        WHERE id IN (SELECT id FROM living) AND (locked_until IS NULL OR locked_until <= clock_timestamp()) RETURNING id, locked_until)
     SELECT c.id, c.person_id AS "personId", c.code_hash AS "codeHash", d.id IS NOT NULL AS allowed,
            -- A try that lost a race was locked by the winner a moment ago.
            greatest(0, CASE WHEN d.id IS NOT NULL THEN extract(epoch FROM d.locked_until - clock_timestamp())
                             ELSE coalesce(extract(epoch FROM c.locked_until - clock_timestamp()), 60) END) AS "lockedSeconds"
       FROM living l JOIN start_code c ON c.id = l.id LEFT JOIN charged d ON d.id = c.id`,
    [phone, WAITS, WAITS.length],
  );
  return row && { ...row, lockedSeconds: Number(row.lockedSeconds) };
}

/** Uses a code that was right; undefined when another try was faster or it was withdrawn meanwhile. */
export const useStartCode = (tx: Tx, code: ChargedCode): Promise<PhoneReach | undefined> =>
  tx.first(
    `UPDATE start_code SET used_at = clock_timestamp() WHERE id = $1 AND code_hash = $2 AND used_at IS NULL AND withdrawn_at IS NULL
        AND expires_at > clock_timestamp() AND EXISTS (SELECT 1 FROM person WHERE id = person_id AND disabled_at IS NULL)
      RETURNING reach, scope_path::text AS "scopePath"`,
    [code.id, code.codeHash],
  );

export interface NewStartCode {
  readonly id: string;
  readonly personId: string;
  readonly codeHash: string;
  readonly days: number;
  readonly issuedBy: string;
  readonly reach: Reach;
  readonly scopePath: string;
}

/** Puts a code in place of the one before; gives until when it is good. */
export async function putStartCode(tx: Tx, code: NewStartCode): Promise<Date> {
  await withdrawStartCodes(tx, code.personId);
  const row = await tx.first<{ expiresAt: Date }>(
    `INSERT INTO start_code (id, person_id, code_hash, expires_at, issued_by, reach, scope_path)
     VALUES ($1, $2, $3, clock_timestamp() + make_interval(days => $4), $5, $6, $7) RETURNING expires_at AS "expiresAt"`,
    [code.id, code.personId, code.codeHash, code.days, code.issuedBy, code.reach, code.scopePath],
  );
  if (!row) throw new Error('no code was stored');
  return row.expiresAt;
}

/** Makes the slip of a person worthless; gives how many there were. */
export const withdrawStartCodes = (tx: Tx, personId: string): Promise<number> =>
  tx.change('UPDATE start_code SET withdrawn_at = clock_timestamp() WHERE person_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL', [
    personId,
  ]);

/** Posts that are valid today or will be. */
export const comingPosts = (tx: Tx, personId: string): Promise<ReachedPost[]> =>
  tx.rows<ReachedPost>(
    `SELECT role, scope_path::text AS "scopePath" FROM post WHERE person_id = $1 AND NOT upper(period) <= app.today() IS TRUE`,
    [personId],
  );

const roles = (list: readonly string[]): string => list.map((role) => `'${role}'`).join(', ');
const living = (column: string) => `NOT upper(${column}.period) <= app.today() IS TRUE`;
/** The same rule as `slipFault` for a list of people: some post, and none that the issuer may not open. */
const startable = (reach: Reach): string =>
  `EXISTS (SELECT 1 FROM post o WHERE o.person_id = p.id AND ${living('o')})
   AND NOT EXISTS (SELECT 1 FROM post o WHERE o.person_id = p.id AND ${living('o')}
     AND (o.role ${reach === 'FIELD' ? `NOT IN (${roles(FIELD_ROLES)})` : `IN (${roles(ADMINISTRATIVE_ROLES)})`}
          OR NOT (o.scope_path >= current_setting('app.lo') AND o.scope_path < current_setting('app.hi'))))`;

export interface StartPerson {
  readonly person: { readonly id: string; readonly name: string };
  readonly unit: UnitName;
  readonly phone: string | null;
  readonly devices: number;
  readonly deviceUntil: Date | null;
  readonly slipUntil: Date | null;
}

export interface StartListFilter {
  readonly unitId?: string | null;
  readonly withoutDevice?: boolean | null;
}

/** Columns by which it is sorted. */
export const START_ORDER_FIELDS = { TREE: '按机构顺序。In the order of the tree.', NAME: '姓名。', UNIT: '机构名称。' } as const;
export type StartOrderField = keyof typeof START_ORDER_FIELDS;

const LIVING = 'd.person_id = p.id AND d.revoked_at IS NULL AND d.expires_at > clock_timestamp()';

/** Those for whom the actor may print a slip, and how far each has come. */
export const startList = new List<StartPerson, StartListFilter & { readonly reach: Reach }, StartOrderField>({
  name: 'startList',
  from: 'person p',
  alias: 'p',
  id: { sql: 'p.id', type: 'id' },
  scope: 'p.org_path',
  unitField: 'unitId',
  where: ({ filter }) => [`p.kind = 'HUMAN' AND p.disabled_at IS NULL AND ${startable(filter.reach)}`],
  filters: {
    withoutDevice: (without) => (without ? `NOT EXISTS (SELECT 1 FROM device d WHERE ${LIVING})` : ''),
  },
  sorts: {
    TREE: [{ sql: 'p.org_path', type: 'text' }],
    NAME: [{ sql: 'p.name', type: 'name' }],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.id = p.unit_id)', type: 'name', nullable: true }],
  },
  order: { field: 'TREE', direction: 'ASC' },
  columns: `json_build_object('id', p.id, 'name', p.name) AS person, ${unitName('u')} AS unit, p.phone,
                  (SELECT count(*)::int FROM device d WHERE ${LIVING}) AS devices,
                  (SELECT max(d.expires_at) FROM device d WHERE ${LIVING}) AS "deviceUntil",
                  (SELECT max(c.expires_at) FROM start_code c WHERE c.person_id = p.id AND c.used_at IS NULL AND c.withdrawn_at IS NULL
                      AND c.expires_at > clock_timestamp()) AS "slipUntil"`,
  joins: 'JOIN unit u ON u.id = p.unit_id',
});
