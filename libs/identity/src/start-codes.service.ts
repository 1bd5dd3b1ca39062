import { type Actor, can, newId } from '@app/kernel';
import { Database, Fault, type Order, type Page, type PageArgs, pageFrom, scopeOf, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type Reach, slipFault } from './domain/phone-reach';
import { MOST_SLIPS, START_CODE_DAYS } from './domain/start-code';
import { PersonRefused } from './identity.errors';
import { type UnitName, unitName } from './persistence/unit-name';
import { lockPerson } from './persistence/scope.queries';
import {
  comingPosts,
  putStartCode,
  startList,
  type StartListFilter,
  type StartOrderField,
  type StartPerson,
} from './persistence/start-code.queries';
import { hashPassword } from './secrets/password-hasher';
import { newStartCode } from './secrets/start-codes';
import { noteTakeover } from './takeovers.service';

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

interface PreparedCode {
  readonly code: string;
  readonly hash: string;
}

/** How far a slip of this actor reaches; who may print none has none. */
export const reachOf = (actor: Actor): Reach => (can(actor, 'person:manage') ? 'WORK' : 'FIELD');

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
    const id = newId();
    const expiresAt = await putStartCode(tx, {
      id,
      personId,
      codeHash: hash,
      days: START_CODE_DAYS,
      issuedBy: tx.actor.id,
      ...issuer,
    });
    await noteTakeover(tx, person, 'START_CODE', id);
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
  startList(
    actor: Actor,
    { unitId, withoutDevice }: StartListFilter,
    page: PageArgs,
    orderBy?: Order<StartOrderField> | null,
  ): Promise<Page<StartPerson>> {
    // Phones are readable only through this library's entry, which is a writing one.
    return this.database.write(
      actor,
      async (tx) => {
        const found = await startList.page(tx, {
          actor,
          filter: { unitId, withoutDevice, reach: reachOf(actor) },
          page,
          orderBy: orderBy ?? null,
        });
        const count = await found.totalCount();
        return pageFrom(found.edges, found.pageInfo.hasNextPage, () => Promise.resolve(count));
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
