import { AttemptLimiter, minutesToWait, saltedDigest } from '@app/identity';
import { type Actor, newId, type Origin, witnessOf } from '@app/kernel';
import { checked, Database, Fault, type Reader } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { KEY_WINDOW_SECONDS, MOST_WRONG_KEYS, parseVisitKey, type VisitKey, visitKeyText } from './domain/visit-key';
import { type VisitCodeRow, visitCodeRows, type VisitByCodeRow, visitByCodeRow } from './persistence/visit-codes.queries';
import { VisitRefused } from './visits.errors';

export type VisitCodeShown = VisitCodeRow & { readonly key: string | null };

export interface ConfirmVisitByCode {
  readonly key: string;
  readonly tookPlace: boolean;
  readonly comment?: string | null;
}

const limited = (seconds: number) => new VisitRefused('VISIT_CODE_LIMITED', { minutes: minutesToWait(seconds) }, 'input.key');
const codeWrong = () => new VisitRefused('VISIT_CODE_WRONG', {}, 'input.key');

/** 让企业扫一扫: the code on the visitor's phone, and what whoever scanned it may do: see that visit in short, and say whether it took place. */
@Injectable()
export class VisitCodesService {
  private readonly addresses = new AttemptLimiter(MOST_WRONG_KEYS, KEY_WINDOW_SECONDS);
  private readonly visits = new AttemptLimiter(MOST_WRONG_KEYS, KEY_WINDOW_SECONDS);

  constructor(private readonly database: Database) {}

  /** The firms of a visit; only those who took part get codes to show. */
  async codes(reader: Reader, visitId: string): Promise<VisitCodeShown[]> {
    const rows = await visitCodeRows(reader, visitId);
    if (rows.length === 0) throw Fault.notFound('visitId');
    return rows.map((row) => ({ ...row, key: row.code && visitKeyText({ visitId, enterpriseId: row.firmId, code: row.code }) }));
  }

  async open(text: string, origin: Origin): Promise<VisitByCodeRow | VisitRefused> {
    const witness = await this.witnessBy(text, origin);
    if (witness instanceof VisitRefused) return witness;
    return (await this.database.read(witness, (reader) => this.seenBy(reader, witness))) ?? codeWrong();
  }

  /** The firm's own word, once. The same word again changes nothing; another one is refused. */
  async confirm(input: ConfirmVisitByCode, origin: Origin): Promise<VisitByCodeRow | VisitRefused> {
    const said = checked((check) => check.text('input.comment', input.comment, 'note'));
    const witness = await this.witnessBy(input.key, origin);
    if (witness instanceof VisitRefused) return witness;
    const { tookPlace } = input;
    return this.database.write(witness, async (tx) => {
      const visit = await this.seenBy(tx, witness);
      if (!visit) return codeWrong();
      const { orgPath } = visit;
      // Of many at once one is first; the others wait here and find its word.
      const added = await tx.change(
        `INSERT INTO visit_confirmation (id, visit_id, enterprise_id, org_path, by_visit_code, took_place, words)
         VALUES ($1, $2, $3, $4, true, $5, $6) ON CONFLICT (visit_id, enterprise_id) DO NOTHING`,
        [newId(), witness.id, witness.enterpriseId, orgPath, tookPlace, said],
      );
      if (added === 1) {
        await tx.record({
          topic: 'visit.confirmed',
          ids: { visitId: witness.id },
          action: 'visit.confirm',
          subjectKind: 'visit',
          subjectId: witness.id,
          orgPath,
          details: { tookPlace, byVisitCode: true, enterpriseId: witness.enterpriseId },
        });
      }
      const now = await this.seenBy(tx, witness);
      if (!now) return codeWrong();
      // A card's word may have none of ours: what was not kept is never called kept.
      const same = now.tookPlace === tookPlace && (said === null || now.comment === said);
      return same ? now : new VisitRefused('VISIT_CONFIRMED_ALREADY', {}, 'input.key');
    });
  }

  private seenBy(reader: Reader, witness: Actor): Promise<VisitByCodeRow | undefined> {
    return visitByCodeRow(reader, witness.id, witness.enterpriseId ?? '');
  }

  /** A key that nobody made, a wrong one, an old one and one of a voided visit get the same answer; the first three after the same work. */
  private async witnessBy(text: string, origin: Origin): Promise<Actor | VisitRefused> {
    const key: VisitKey = parseVisitKey(text) ?? { visitId: newId(), enterpriseId: newId(), code: '' };
    const [from, now] = [origin.address ?? 'unknown', performance.now()];
    const tooManyOfVisit = this.visits.charge(key.visitId, now);
    if (tooManyOfVisit > 0) return limited(tooManyOfVisit);
    // A right code is taken however many wrong ones came from its address: firms share them.
    const tooManyOfAddress = this.addresses.charge(from, now);
    const { rows } = await this.database.portalPool.query<{ org_path: string }>({
      name: 'visits-authenticate-visit',
      text: 'SELECT * FROM app.authenticate_visit($1, $2, $3)',
      values: [key.visitId, key.enterpriseId, key.code],
    });
    const [row] = rows;
    if (!row) {
      await this.database.recordRefusal(null, { action: 'visit.witness', details: { visit: saltedDigest(key.visitId) } });
      return tooManyOfAddress > 0 ? limited(tooManyOfAddress) : codeWrong();
    }
    if (tooManyOfAddress === 0) this.addresses.refund(from);
    this.visits.refund(key.visitId);
    const witness = witnessOf(key.visitId, key.enterpriseId, row.org_path);
    const browser = await this.database.write(witness, (tx) =>
      tx.first<{ ofStaff: boolean }>('SELECT app.is_staff_browser() AS "ofStaff"'),
    );
    return browser?.ofStaff ? new VisitRefused('VISIT_CODE_OWN_BROWSER', {}, 'input.key') : witness;
  }
}
