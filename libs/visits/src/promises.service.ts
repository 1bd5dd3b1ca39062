import { type Actor, type LocalDate } from '@app/kernel';
import { checked, Database, type Done, Fault, type Reader } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { mayCorrect } from './domain/correction.policy';
import type { PromiseEnd } from './domain/visit';
import { PromiseSettlement } from './persistence/promise-settlement.entity';
import { promiseRow, type PromiseRow, promisesOf, promiseToSettle } from './persistence/promises.queries';
import { VisitRefused } from './visits.errors';

export interface SettlePromise {
  readonly clientId: string;
  readonly promiseId: string;
  readonly settled: PromiseEnd;
  readonly words?: string | null;
  readonly occurredOn?: LocalDate | null;
}

const settledAlready = () => new VisitRefused('PROMISE_SETTLED', {}, 'input.promiseId');

/** 承诺: made on a visit, kept or broken, once. */
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

  /** Says what became of a promise: who made it, who wrote it down, or the office. */
  settle(actor: Actor, input: SettlePromise): Promise<Done | VisitRefused> {
    const words = checked((check) => {
      check.needed('input.clientId', input.clientId, 'clientId');
      return input.settled === 'BROKEN' ? check.needed('input.words', input.words, 'note') : check.text('input.words', input.words, 'note');
    });
    return this.database.write(
      actor,
      (tx) => {
        const settle = async (): Promise<VisitRefused | undefined> => {
          const promise = await promiseToSettle(tx, input.promiseId);
          if (!promise) throw Fault.notFound('input.promiseId');
          if (!mayCorrect(actor, { ...promise, onBehalfOf: promise.personId }))
            return new VisitRefused('PROMISE_NOT_YOURS', {}, 'input.promiseId');
          if (promise.settled) return settledAlready();
          const occurredOn = input.occurredOn ?? tx.today;
          if (occurredOn > tx.today) return new VisitRefused('OCCURRED_IN_FUTURE', {}, 'input.occurredOn');
          if (occurredOn < promise.madeOn) return new VisitRefused('OCCURRED_BEFORE', { date: promise.madeOn }, 'input.occurredOn');
          const { orgPath } = promise;
          await tx.insert(PromiseSettlement, {
            promiseId: input.promiseId,
            orgPath,
            settled: input.settled,
            words,
            occurredOn,
            recordedBy: actor.id,
          });
          await tx.record({
            topic: 'promise.settled',
            ids: { promiseId: input.promiseId, visitId: promise.visitId },
            action: 'promise.settle',
            subjectKind: 'promise',
            subjectId: input.promiseId,
            orgPath,
            details: { settled: input.settled },
          });
          return undefined;
        };
        return tx.idempotent('settlePromise', input, settle, { id: input.promiseId });
      },
      { refusals: { promise_settlement_pkey: settledAlready } },
    );
  }
}
