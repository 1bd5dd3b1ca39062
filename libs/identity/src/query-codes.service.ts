import { type Actor, type Origin, permissionsOf, type QueryCode } from '@app/kernel';
import { Database } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AttemptLimiter } from './domain/attempt-limiter';
import { MOST_WRONG_OF_ADDRESS, MOST_WRONG_OF_NUMBER, QUERY_WINDOW_SECONDS } from './domain/query-limits';
import { saltedDigest } from './secrets/tokens';

interface TrackedRow {
  readonly appeal_id: string;
  readonly org_path: string;
}

/** Seconds until the next try, when there were too many. */
export interface TooMany {
  readonly seconds: number;
}

/**
 * Who holds number and query code of an appeal? A number that does not exist and a wrong code get the same answer after the same work:
 * both are charged, looked up and recorded alike. A right code is taken however many wrong ones came from its address: firms share them.
 */
@Injectable()
export class QueryCodesService {
  private readonly addresses = new AttemptLimiter(MOST_WRONG_OF_ADDRESS, QUERY_WINDOW_SECONDS);
  private readonly numbers = new AttemptLimiter(MOST_WRONG_OF_NUMBER, QUERY_WINDOW_SECONDS);

  constructor(private readonly database: Database) {}

  /** The one who may see that appeal and no other; null: number or code is wrong. */
  async trackerOf({ number, code }: QueryCode, origin: Origin): Promise<Actor | TooMany | null> {
    const [from, now] = [origin.address ?? 'unknown', performance.now()];
    const tooManyOfNumber = this.numbers.charge(number, now);
    if (tooManyOfNumber > 0) return { seconds: tooManyOfNumber };
    const tooManyOfAddress = this.addresses.charge(from, now);
    const { rows } = await this.database.portalPool.query<TrackedRow>({
      name: 'identity-authenticate-query',
      text: 'SELECT * FROM app.authenticate_query($1, $2)',
      values: [number, code],
    });
    const [row] = rows;
    if (!row) {
      await this.database.recordRefusal(null, { action: 'appeal.track', details: { number: saltedDigest(number) } });
      return tooManyOfAddress > 0 ? { seconds: tooManyOfAddress } : null;
    }
    if (tooManyOfAddress === 0) this.addresses.refund(from);
    this.numbers.refund(number);
    return {
      kind: 'ENTERPRISE',
      id: row.appeal_id,
      postId: null,
      role: 'APPEAL_TRACKER',
      unitId: null,
      unitPath: row.org_path,
      scopeUnitId: null,
      scopePath: null,
      enterpriseId: null,
      sessionId: null,
      permissions: permissionsOf('APPEAL_TRACKER'),
    };
  }
}
