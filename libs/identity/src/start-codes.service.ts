import { type Actor, can, newId } from '@app/kernel';
import { Database, decodeCursor, Fault, type Page, pageOf, type PageArgs, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type Reach, slipFault } from './domain/phone-reach';
import { MOST_SLIPS, START_CODE_DAYS } from './domain/start-code';
import { PersonRefused } from './identity.errors';
import { unitName } from './persistence/directory.queries';
import type { UnitName } from './persistence/me.queries';
import { inMyScope, lockPerson, unitOf } from './persistence/scope.queries';
import { comingPosts, putStartCode, startable } from './persistence/start-code.queries';
import { hashPassword } from './secrets/password-hasher';
import { newStartCode } from './secrets/start-codes';

/** What is printed on a slip; the code is shown this once and is null for a repeated request. */
export interface StartSlip {
  readonly person: { readonly id: string; readonly name: string };
  readonly unit: UnitName;
  readonly phone: string;
  readonly startCode: string | null;
  readonly expiresAt: Date;
}

/** Somebody of a sheet for whom no slip was made, and why. */
export interface SlipRefusal {
  readonly personId: string;
  readonly refused: PersonRefused;
}

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

interface PreparedCode {
  readonly code: string;
  readonly hash: string;
}

/** How far a slip of this actor reaches; who may print none has none. */
export const reachOf = (actor: Actor): Reach => (can(actor, 'person:manage') ? 'WORK' : 'FIELD');

const scopeOf = (actor: Actor): string => {
  if (!actor.scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  return actor.scopePath;
};

/** Start slips: a code on paper with which somebody begins on a phone. */
@Injectable()
export class StartCodesService {
  constructor(private readonly database: Database) {}

  async issueStartCode(
    actor: Actor,
    { personId, clientId }: { readonly personId: string; readonly clientId?: string | null },
  ): Promise<StartSlip | PersonRefused> {
    // Before the transaction: hashing takes its time and holds no row.
    const prepared = await prepare();
    return this.database.write(
      actor,
      (tx) =>
        tx.idempotent('issueStartCode', { personId, clientId }, () => this.issueIn(tx, personId, prepared), {
          again: () => this.shownBefore(tx, personId),
        }),
      { identity: true },
    );
  }

  /** For sheets of slips: each person by itself, so that one who may have none does not spoil the sheet. */
  async issueStartCodes(
    actor: Actor,
    { personIds, clientId }: { readonly personIds: readonly string[]; readonly clientId?: string | null },
  ): Promise<{ readonly slips: readonly StartSlip[]; readonly refused: readonly SlipRefusal[] }> {
    const slips: StartSlip[] = [];
    const refused: SlipRefusal[] = [];
    for (const personId of [...new Set(personIds)].slice(0, MOST_SLIPS)) {
      const done = await this.issueStartCode(actor, { personId, clientId: clientId ? `${clientId}/${personId}` : null }).catch(notHere);
      if (done instanceof PersonRefused) refused.push({ personId, refused: done });
      else slips.push(done);
    }
    return { slips, refused };
  }

  private async issueIn(tx: Tx, personId: string, { code, hash }: PreparedCode): Promise<StartSlip | PersonRefused> {
    const person = await lockPerson(tx, personId);
    if (!person) throw Fault.notFound('input.personId');
    // Nobody comes to more rights by a slip of their own making.
    if (personId === tx.actor.id) return refuse('PERSON_SELF');
    if (person.kind === 'PROGRAM') return refuse('PROGRAM_WITHOUT_LOGIN');
    if (person.disabled) return refuse('PERSON_DISABLED');
    const issuer = { reach: reachOf(tx.actor), scopePath: scopeOf(tx.actor) };
    const fault = slipFault(await comingPosts(tx, personId), issuer);
    const printed = await printedOf(tx, personId);
    if (fault) return refuse(fault, { name: printed.person.name });
    if (printed.phone === null) return refuse('START_PHONE_NEEDED', { name: printed.person.name });
    const expiresAt = await putStartCode(tx, {
      id: newId(),
      personId,
      codeHash: hash,
      days: START_CODE_DAYS,
      issuedBy: tx.actor.id,
      ...issuer,
    });
    await tx.audit({
      action: 'identity.issue-start-code',
      subjectKind: 'person',
      subjectId: personId,
      orgPath: person.orgPath,
      details: { reach: issuer.reach, days: START_CODE_DAYS },
    });
    return { ...printed, phone: printed.phone, startCode: code, expiresAt };
  }

  /** A repeated request: the slip as it is, without the code, which was shown once. */
  private async shownBefore(tx: Tx, personId: string): Promise<StartSlip> {
    const printed = await printedOf(tx, personId);
    const code = await tx.first<{ expiresAt: Date }>(
      'SELECT expires_at AS "expiresAt" FROM start_code WHERE person_id = $1 ORDER BY recorded_at DESC, id DESC LIMIT 1',
      [personId],
    );
    if (!code) throw Fault.notFound('input.personId');
    return { ...printed, phone: printed.phone ?? '', startCode: null, expiresAt: code.expiresAt };
  }

  /** Those for whom the actor may print a slip, in the order of the tree, and how far each has come. */
  startList(actor: Actor, filter: StartListFilter, page: PageArgs): Promise<Page<StartPerson>> {
    const after = decodeCursor(page.after, 2);
    // Phones are readable only through this library's entry, which is a writing one.
    return this.database.write(
      actor,
      async (tx) => {
        const unit = filter.unitId ? await unitOf(tx, filter.unitId) : undefined;
        if (filter.unitId && !unit) throw Fault.notFound('unitId');
        const living = 'd.person_id = p.id AND d.revoked_at IS NULL AND d.expires_at > clock_timestamp()';
        const where = `p.kind = 'HUMAN' AND p.disabled_at IS NULL AND ${inMyScope('p.org_path')} AND ${startable(reachOf(actor))}
          AND ($1::text IS NULL OR p.org_path >= $1 AND p.org_path < $1 || '~') AND ($2 IS NOT TRUE OR NOT EXISTS (SELECT 1 FROM device d WHERE ${living}))`;
        const values = [unit?.path ?? null, filter.withoutDevice ?? false];
        const rows = await tx.rows<StartPerson & { path: string; id: string }>(
          `SELECT p.id, p.org_path::text AS path, json_build_object('id', p.id, 'name', p.name) AS person, ${unitName('u')} AS unit, p.phone,
                  (SELECT count(*)::int FROM device d WHERE ${living}) AS devices,
                  (SELECT max(d.expires_at) FROM device d WHERE ${living}) AS "deviceUntil",
                  (SELECT max(c.expires_at) FROM start_code c WHERE c.person_id = p.id AND c.used_at IS NULL AND c.withdrawn_at IS NULL
                      AND c.expires_at > clock_timestamp()) AS "slipUntil"
             FROM person p JOIN unit u ON u.id = p.unit_id
            WHERE ${where} AND ($3::text IS NULL OR (p.org_path, p.id) > ($3, $4::uuid)) ORDER BY p.org_path, p.id LIMIT $5`,
          [...values, after ? String(after[0]) : null, after ? String(after[1]) : null, page.first + 1],
        );
        const count = (await tx.first<{ n: number }>(`SELECT count(*)::int AS n FROM person p WHERE ${where}`, values))?.n ?? 0;
        return pageOf(
          rows,
          page.first,
          (row) => [row.path, row.id],
          () => Promise.resolve(count),
        );
      },
      { identity: true },
    );
  }
}

const refuse = (...[code, params]: ConstructorParameters<typeof PersonRefused>): PersonRefused =>
  new PersonRefused(code, params, 'input.personId');

/** Of a sheet, somebody who is not there (any more) is one refusal among others. */
function notHere(error: unknown): PersonRefused {
  if (error instanceof Fault && error.code === 'NOT_FOUND') return new PersonRefused('NOT_FOUND', {}, 'input.personIds');
  throw error;
}

async function prepare(): Promise<PreparedCode> {
  const code = newStartCode();
  return { code, hash: await hashPassword(code) };
}

async function printedOf(
  tx: Tx,
  personId: string,
): Promise<Omit<StartSlip, 'phone' | 'startCode' | 'expiresAt'> & { readonly phone: string | null }> {
  const row = await tx.first<{ name: string; phone: string | null; unit: UnitName }>(
    `SELECT p.name, p.phone, ${unitName('u')} AS unit FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id = $1`,
    [personId],
  );
  if (!row) throw Fault.notFound('input.personId');
  return { person: { id: personId, name: row.name }, unit: row.unit, phone: row.phone };
}
