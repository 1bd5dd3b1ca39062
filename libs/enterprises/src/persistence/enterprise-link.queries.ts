import type { Reader } from '@app/platform';
import { canonicalId } from './enterprise.queries';

export interface LinkRow {
  readonly id: string;
  readonly recordedAt: Date;
  readonly issuedByName: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export interface LiveCard {
  readonly enterpriseId: string;
  readonly linkId: string;
  readonly issuedAt: Date;
  readonly issuedByName: string;
  readonly expiresAt: Date;
}

/** The newest card of each of these firms that is good today. */
export const liveCardsOf = (reader: Reader, enterpriseIds: readonly string[]): Promise<LiveCard[]> =>
  reader.rows<LiveCard>(
    `SELECT DISTINCT ON (l.enterprise_id) l.enterprise_id AS "enterpriseId", l.id AS "linkId", l.recorded_at AS "issuedAt", p.name AS "issuedByName",
            l.expires_at AS "expiresAt"
       FROM enterprise_link l JOIN person p ON p.id = l.issued_by
      WHERE l.enterprise_id = ANY($1) AND l.revoked_at IS NULL AND l.expires_at > app.instant()
      ORDER BY l.enterprise_id, l.recorded_at DESC, l.id DESC`,
    [enterpriseIds],
  );

/** Links of a firm and of those merged into it, the newest first. */
export const linksOf = (reader: Reader, enterpriseId: string): Promise<LinkRow[]> =>
  reader.rows<LinkRow>(
    `SELECT l.id, l.recorded_at AS "recordedAt", p.name AS "issuedByName", l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt"
       FROM enterprise_link l JOIN person p ON p.id = l.issued_by
      WHERE l.enterprise_id = $1 OR l.enterprise_id IN (SELECT a.loser_id FROM enterprise_alias a WHERE a.survivor_id = ${canonicalId('$1::uuid')} AND a.voided_at IS NULL)
      ORDER BY l.recorded_at DESC, l.id DESC LIMIT 100`,
    [enterpriseId],
  );
