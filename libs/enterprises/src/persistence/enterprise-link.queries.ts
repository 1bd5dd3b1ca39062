import type { Reader } from '@app/platform';
import { canonicalId } from './enterprise.queries';

export interface LinkRow {
  readonly id: string;
  readonly recordedAt: Date;
  readonly issuedByName: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Links of a firm and of those merged into it, the newest first. */
export const linksOf = (reader: Reader, enterpriseId: string): Promise<LinkRow[]> =>
  reader.rows<LinkRow>(
    `SELECT l.id, l.recorded_at AS "recordedAt", p.name AS "issuedByName", l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt"
       FROM enterprise_link l JOIN person p ON p.id = l.issued_by
      WHERE l.enterprise_id = $1 OR l.enterprise_id IN (SELECT a.loser_id FROM enterprise_alias a WHERE a.survivor_id = ${canonicalId('$1::uuid')} AND a.voided_at IS NULL)
      ORDER BY l.recorded_at DESC, l.id DESC LIMIT 100`,
    [enterpriseId],
  );
