import { Database, SessionWatch, type Watched } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { hashToken } from './secrets/tokens';

/** By the rules of app.authenticate, except that being looked at does not keep a session awake. */
const STILL_OPEN = `
  WITH asked AS (SELECT decode(h, 'hex') AS hash FROM unnest($1::text[]) h),
       today AS (SELECT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date AS day)
  SELECT encode(s.token_hash, 'hex') AS hash
    FROM asked JOIN session s ON s.token_hash = asked.hash JOIN person p ON p.id = s.person_id JOIN account a ON a.person_id = p.id
    JOIN post o ON o.id = s.post_id CROSS JOIN today
   WHERE s.ended_at IS NULL AND s.absolute_until > clock_timestamp() AND s.last_seen_at + make_interval(secs => s.idle_seconds) > clock_timestamp()
     AND p.disabled_at IS NULL AND NOT (a.must_change AND s.device_id IS NULL) AND o.period @> today.day
  UNION ALL
  SELECT encode(t.token_hash, 'hex')
    FROM asked JOIN access_token t ON t.token_hash = asked.hash JOIN person p ON p.id = t.person_id JOIN post o ON o.id = t.post_id CROSS JOIN today
   WHERE t.revoked_at IS NULL AND t.expires_at > clock_timestamp() AND p.disabled_at IS NULL AND o.period @> today.day`;

const hashOf = ({ credentials }: Watched): string => {
  const token = credentials.bearerToken ?? credentials.sessionToken;
  return token === null ? '' : hashToken(token).toString('hex');
};

/** Whose session or token is still good. */
@Injectable()
export class OpenSessions extends SessionWatch {
  constructor(private readonly database: Database) {
    super();
  }

  async stillOpen(watched: readonly Watched[]): Promise<readonly boolean[]> {
    const hashes = watched.map(hashOf);
    const rows = await this.database.writeAsIdentity((tx) => tx.rows<{ hash: string }>(STILL_OPEN, [hashes]));
    const open = new Set(rows.map(({ hash }) => hash));
    return hashes.map((hash) => open.has(hash));
  }
}
