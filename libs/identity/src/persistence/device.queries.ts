import type { Reader, Tx } from '@app/platform';
import type { PhoneReach } from '../domain/phone-reach';
import { DEVICE_DAYS, MOST_DEVICES } from '../domain/session-policy';
import { WAITS } from '../domain/wait-ladder';
import type { DeviceEnrolment } from '../domain/device-beginning';
import { withdrawStartCodes } from './start-code.queries';

export interface DeviceRow extends PhoneReach {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly enrolledBy: DeviceEnrolment;
  readonly recordedAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export interface ListedDevice extends DeviceRow {
  /** The phone this very request comes from. */
  readonly current: boolean;
}

const COLUMNS = `d.id, d.person_id AS "personId", d.name, d.begun_by AS "enrolledBy", d.reach, d.scope_path::text AS "scopePath",
  d.recorded_at AS "recordedAt", d.last_used_at AS "lastUsedAt", d.expires_at AS "expiresAt", d.revoked_at AS "revokedAt"`;
const LIVING = 'd.revoked_at IS NULL AND d.expires_at > clock_timestamp()';

export interface NewDevice extends PhoneReach {
  readonly id: string;
  readonly personId: string;
  readonly tokenHash: Buffer;
  readonly pinHash: string;
  readonly name: string;
  readonly enrolledBy: DeviceEnrolment;
  /** The slip it began with. */
  readonly startCodeId: string | null;
}

/** Good from now for 30 days. Real instants, as those of sessions. */
export async function putDevice(tx: Tx, device: NewDevice): Promise<DeviceRow> {
  const row = await tx.first<DeviceRow>(
    `INSERT INTO device AS d (id, person_id, token_hash, pin_hash, name, begun_by, reach, scope_path, expires_at, last_used_at, start_code_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + make_interval(days => $9), clock_timestamp(), $10) RETURNING ${COLUMNS}`,
    [
      device.id,
      device.personId,
      device.tokenHash,
      device.pinHash,
      device.name,
      device.enrolledBy,
      device.reach,
      device.scopePath,
      DEVICE_DAYS,
      device.startCodeId,
    ],
  );
  if (!row) throw new Error('no device was stored');
  return row;
}

/** The phones of a person that are still good, the one used last first. */
export const devicesOf = (reader: Reader, personId: string): Promise<DeviceRow[]> =>
  reader.rows<DeviceRow>(`SELECT ${COLUMNS} FROM device d WHERE d.person_id = $1 AND ${LIVING} ORDER BY d.last_used_at DESC, d.id`, [
    personId,
  ]);

/** A phone, and where its owner belongs. */
export const deviceById = (reader: Reader, id: string): Promise<(DeviceRow & { readonly orgPath: string }) | undefined> =>
  reader.first(`SELECT ${COLUMNS}, p.org_path::text AS "orgPath" FROM device d JOIN person p ON p.id = d.person_id WHERE d.id = $1`, [id]);

/** The phone on which a session was opened by PIN; none for a session by password. */
export const deviceOfSession = (reader: Reader, sessionId: string): Promise<DeviceRow | undefined> =>
  reader.first<DeviceRow>(`SELECT ${COLUMNS} FROM session s JOIN device d ON d.id = s.device_id WHERE s.id = $1`, [sessionId]);

export interface ChargedPin {
  readonly device: DeviceRow;
  readonly pinHash: string;
  readonly phone: string | null;
  readonly disabled: boolean;
  readonly expired: boolean;
  readonly allowed: boolean;
  readonly failures: number;
  readonly lockedSeconds: number;
}

/** Charges a try at the PIN of a phone before it is looked at, under the row's lock. None: no such phone, or not this one's secret. */
export async function chargePin(
  tx: Tx,
  deviceId: string,
  by: { readonly tokenHash: Buffer } | { readonly personId: string },
): Promise<ChargedPin | undefined> {
  const [column, value] = 'tokenHash' in by ? ['token_hash', by.tokenHash] : ['person_id', by.personId];
  const row = await tx.first<
    DeviceRow & Pick<ChargedPin, 'pinHash' | 'phone' | 'disabled' | 'expired' | 'allowed' | 'failures'> & { lockedSeconds: string }
  >(
    `WITH charged AS (
       UPDATE device d SET pin_failed = pin_failed + 1,
              locked_until = clock_timestamp() + make_interval(secs => ($3::int[])[least(pin_failed + 1, $4)])
        WHERE d.id = $1 AND d.${column} = $2 AND ${LIVING} AND (d.locked_until IS NULL OR d.locked_until <= clock_timestamp())
        RETURNING d.id, d.pin_failed, d.locked_until)
     SELECT ${COLUMNS}, d.pin_hash AS "pinHash", p.phone, p.disabled_at IS NOT NULL AS disabled, d.expires_at <= clock_timestamp() AS expired,
            c.id IS NOT NULL AS allowed, coalesce(c.pin_failed, d.pin_failed) AS failures,
            greatest(0, CASE WHEN c.id IS NOT NULL THEN extract(epoch FROM c.locked_until - clock_timestamp())
                             ELSE coalesce(extract(epoch FROM d.locked_until - clock_timestamp()), 60) END) AS "lockedSeconds"
       FROM device d JOIN person p ON p.id = d.person_id LEFT JOIN charged c ON c.id = d.id WHERE d.id = $1 AND d.${column} = $2`,
    [deviceId, value, WAITS, WAITS.length],
  );
  if (!row) return undefined;
  const { pinHash, phone, disabled, expired, allowed, failures, lockedSeconds, ...device } = row;
  return { device, pinHash, phone, disabled, expired, allowed, failures, lockedSeconds: Number(lockedSeconds) };
}

/** The right PIN was shown: the count starts again. Nothing changes where the phone or its PIN is no longer the same. */
export const acceptPin = (tx: Tx, { device, pinHash }: ChargedPin): Promise<DeviceRow | undefined> =>
  tx.first<DeviceRow>(
    `UPDATE device d SET pin_failed = 0, locked_until = NULL, last_used_at = clock_timestamp()
       FROM person p WHERE d.id = $1 AND d.pin_hash = $2 AND ${LIVING} AND p.id = d.person_id AND p.disabled_at IS NULL RETURNING ${COLUMNS}`,
    [device.id, pinHash],
  );

/** Ends a phone and what was opened on it, at once. */
export async function revokeDevice(tx: Tx, id: string, by: string | null): Promise<boolean> {
  const revoked = await tx.change(
    'UPDATE device SET revoked_at = clock_timestamp(), revoked_by = $2 WHERE id = $1 AND revoked_at IS NULL',
    [id, by],
  );
  await tx.change(`UPDATE session SET ended_at = clock_timestamp(), end_reason = 'DEVICE' WHERE device_id = $1 AND ended_at IS NULL`, [id]);
  return revoked > 0;
}

/** Ends phones of a person: all, or those begun in one way; gives their ids. Their sessions end with them. */
export async function revokeDevices(
  tx: Tx,
  personId: string,
  by: string | null,
  only: { readonly enrolledBy?: DeviceEnrolment; readonly butNot?: string | null } = {},
): Promise<readonly string[]> {
  const gone = await tx.rows<{ id: string }>(
    `UPDATE device d SET revoked_at = clock_timestamp(), revoked_by = $2 WHERE d.person_id = $1 AND d.revoked_at IS NULL
        AND ($3::text IS NULL OR d.begun_by = $3) AND d.id IS DISTINCT FROM $4::uuid RETURNING d.id`,
    [personId, by, only.enrolledBy ?? null, only.butNot ?? null],
  );
  await tx.change(
    `UPDATE session SET ended_at = clock_timestamp(), end_reason = 'DEVICE' WHERE device_id = ANY ($1) AND ended_at IS NULL`,
    [gone.map(({ id }) => id)],
  );
  return gone.map(({ id }) => id);
}

/** Ends every phone of a person and the slip that is still about; gives the number of phones. */
export async function endPhones(tx: Tx, personId: string, by: string | null): Promise<number> {
  await withdrawStartCodes(tx, personId);
  return (await revokeDevices(tx, personId, by)).length;
}

/** Phones that give way to a new one: those of the same person in the same browser, and the oldest beyond the most there may be. */
export async function revokeReplaced(tx: Tx, personId: string, heldHashes: readonly Buffer[], by: string): Promise<readonly string[]> {
  const gone = await tx.rows<{ id: string }>(
    `SELECT id FROM (SELECT d.id, encode(d.token_hash, 'hex') = ANY ($2) AS held, row_number() OVER (ORDER BY encode(d.token_hash, 'hex') = ANY ($2), d.last_used_at DESC, d.id) AS place
                       FROM device d WHERE d.person_id = $1 AND ${LIVING}) x WHERE held OR place >= $3`,
    [personId, heldHashes.map((hash) => hash.toString('hex')), MOST_DEVICES],
  );
  for (const { id } of gone) await revokeDevice(tx, id, by);
  return gone.map(({ id }) => id);
}
