import { createHash } from 'node:crypto';
import { canonicalJson } from '@app/kernel';

/** What of an audit entry is sealed: every column that says something. */
export interface SealedColumns {
  readonly id: string;
  readonly person_id: string | null;
  readonly post_id: string | null;
  readonly actor_kind: string;
  readonly action: string;
  readonly outcome: string;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly org_path: string;
  /** `details::text`: jsonb as PostgreSQL writes it. Parsed and written again, a number beyond 2^53 would be another. */
  readonly details: string;
  /** `recorded_at` in microseconds since 1970, as text: a JavaScript date would cut it to milliseconds. */
  readonly recorded_us: string;
  /** By which session or token, and the keyed hashes of browser and address in hex; all null before they were kept, and for the system. */
  readonly session_id: string | null;
  readonly token_id: string | null;
  readonly browser: string | null;
  readonly address: string | null;
}

/** First byte of what is hashed: entries with an origin have another form than those without. */
export const SEAL_VERSION = { withoutOrigin: 1, withOrigin: 2 } as const;

/** Before entry number 1. */
export const GENESIS = Buffer.alloc(32);

/**
 * The seal of entry number `no`:
 *
 *   SHA-256( version (1 byte) ‖ previous hash (32 bytes; 32 zero bytes before number 1) ‖ no (8 bytes, big-endian) ‖ entry )
 *
 * where `entry` is, in UTF-8, the canonical JSON (keys sorted, no spaces) of
 * `{ action, actor_kind, details, id, org_path, outcome, person_id, post_id, recorded_us, subject_id, subject_kind }`:
 * `details` is the text of the jsonb, `recorded_us` the microseconds since 1970-01-01T00:00Z as a decimal string, null stays null.
 * That is version 1; where the entry has any of `{ address, browser, session_id, token_id }` those four are keys
 * as well, and the version is 2.
 * The transaction number of the row is left out: it orders the sealing and means nothing in a restored database.
 */
export function sealOf(previous: Buffer, no: number, entry: SealedColumns): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(no));
  return createHash('sha256')
    .update(Buffer.of(hasOrigin(entry) ? SEAL_VERSION.withOrigin : SEAL_VERSION.withoutOrigin))
    .update(previous)
    .update(number)
    .update(canonicalJson(columns(entry)), 'utf8')
    .digest();
}

type OriginColumns = Pick<SealedColumns, 'session_id' | 'token_id' | 'browser' | 'address'>;
const hasOrigin = ({ session_id, token_id, browser, address }: OriginColumns): boolean =>
  [session_id, token_id, browser, address].some((value) => value !== null);

/** Exactly the sealed columns, whatever else a row carries. */
const columns = ({
  id,
  person_id,
  post_id,
  actor_kind,
  action,
  outcome,
  subject_kind,
  subject_id,
  org_path,
  details,
  recorded_us,
  session_id,
  token_id,
  browser,
  address,
}: SealedColumns): Omit<SealedColumns, keyof OriginColumns> & Partial<OriginColumns> => ({
  id,
  person_id,
  post_id,
  actor_kind,
  action,
  outcome,
  subject_kind,
  subject_id,
  org_path,
  details,
  recorded_us,
  ...(hasOrigin({ session_id, token_id, browser, address }) ? { session_id, token_id, browser, address } : {}),
});

/** The select list for SealedColumns of `audit_entry e`. */
export const SEALED_COLUMNS = `e.id, e.person_id, e.post_id, e.actor_kind, e.action, e.outcome, e.subject_kind, e.subject_id, e.org_path,
  e.details::text AS details, (extract(epoch FROM e.recorded_at) * 1000000)::bigint::text AS recorded_us,
  e.session_id, e.token_id, encode(e.browser, 'hex') AS browser, encode(e.address, 'hex') AS address`;
