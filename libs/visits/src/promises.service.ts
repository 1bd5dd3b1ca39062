import type { Actor, LocalDate } from '@app/kernel';
import { checked, Database, type Done, Fault, type Reader, type StoredNames, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { mayCorrect } from './domain/correction.policy';
import type { PromiseOutcome } from './domain/visit';
import { PromiseSettlement } from './persistence/promise-settlement.entity';
import { promiseRow, type PromiseRow, promisesOf, promiseToSettle } from './persistence/promises.queries';
import { VisitRefused } from './visits.errors';

export interface EndPromise {
  readonly clientId: string;
  readonly promiseId: string;
  readonly note?: string | null;
  readonly occurredOn?: LocalDate | null;
}

/** One mutation with an outcome, when it was first published: repeats are recognised by its names. */
const STORED_AS: StoredNames = { operation: 'settlePromise', fields: { outcome: 'settled', note: 'words' } };

const REFUSALS = { refusals: { promise_settlement_pkey: () => new VisitRefused('PROMISE_SETTLED', {}, 'input.promiseId') } };

/** 承诺: made on a visit, kept or broken, once. By who made it, who wrote it down, or the office. */
@Injectable()
export class PromisesService {
  constructor(private readonly database: Database) {}

  mine(reader: Reader, actor: Actor, openOnly: boolean): Promise<PromiseRow[]> {
    return promisesOf(reader, actor.id, openOnly);
  }

  async get(reader: Reader, id: string): Promise<PromiseRow> {
    const row = await promiseRow(reader, id);
    if (!row) throw Fault.notFound('input.promiseId');
    return row;
  }

  keep(actor: Actor, input: EndPromise): Promise<Done | VisitRefused> {
    return this.settle(actor, 'keepPromise', { ...input, outcome: 'KEPT' });
  }

  break(actor: Actor, input: EndPromise): Promise<Done | VisitRefused> {
    return this.settle(actor, 'breakPromise', { ...input, outcome: 'BROKEN' });
  }

  /** A broken promise needs a note: why, and what now. */
  private settle(actor: Actor, operation: string, input: EndPromise & { readonly outcome: PromiseOutcome }): Promise<Done | VisitRefused> {
    const note = checked((check) => {
      check.needed('input.clientId', input.clientId, 'clientId');
      return input.outcome === 'BROKEN' ? check.needed('input.note', input.note, 'note') : check.text('input.note', input.note, 'note');
    });
    const options = { id: input.promiseId, storedAs: STORED_AS };
    return this.database.write(actor, (tx) => tx.idempotent(operation, input, () => end(tx, { ...input, note }), options), REFUSALS);
  }
}

interface Ended {
  readonly promiseId: string;
  readonly outcome: PromiseOutcome;
  readonly note: string | null;
  readonly occurredOn?: LocalDate | null;
}

async function end(tx: Tx, { promiseId, outcome, note, ...input }: Ended): Promise<VisitRefused | undefined> {
  const promise = await promiseToSettle(tx, promiseId);
  if (!promise) throw Fault.notFound('input.promiseId');
  if (!mayCorrect(tx.actor, { ...promise, onBehalfOf: promise.personId }))
    return new VisitRefused('PROMISE_NOT_YOURS', {}, 'input.promiseId');
  if (promise.settled) return REFUSALS.refusals.promise_settlement_pkey();
  const occurredOn = input.occurredOn ?? tx.today;
  if (occurredOn > tx.today) return new VisitRefused('OCCURRED_IN_FUTURE', {}, 'input.occurredOn');
  if (occurredOn < promise.madeOn) return new VisitRefused('OCCURRED_BEFORE', { date: promise.madeOn }, 'input.occurredOn');
  const { orgPath } = promise;
  await tx.insert(PromiseSettlement, { promiseId, orgPath, outcome, note, occurredOn, recordedBy: tx.actor.id });
  const kept = outcome === 'KEPT';
  await tx.record({
    topic: kept ? 'promise.kept' : 'promise.broken',
    ids: { promiseId, visitId: promise.visitId },
    action: kept ? 'promise.keep' : 'promise.break',
    subjectKind: 'promise',
    subjectId: promiseId,
    orgPath,
  });
  return undefined;
}
