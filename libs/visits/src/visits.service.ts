import type { Actor } from '@app/kernel';
import { answer, checked, Database, type Done, Fault, type Order, type Page, type Reader, type StoredNames, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { mayCorrect } from './domain/correction.policy';
import type { LogVisit, VisitFields } from './domain/visit';
import { contentHash } from './domain/visit.content';
import { checkMatters, checkVisit } from './domain/visit.check';
import { visitBefore, type VisitBefore, voidRow } from './persistence/correctable.queries';
import { markedVisit } from './persistence/marks.queries';
import { visitList, type VisitOrderField, visitRow, type VisitRow, type VisitsFilter } from './persistence/visits.queries';
import { NO_MATTERS, VisitRecorder } from './visit.recorder';
import { VisitRefused } from './visits.errors';

export interface VoidVisit {
  readonly visitId: string;
  readonly reason: string;
  readonly clientId?: string | null;
}
export interface ReplaceVisit extends VisitFields {
  readonly visitId: string;
  readonly reason: string;
}
export interface PageWanted {
  readonly first: number;
  readonly after?: string | null;
}

/** The last word in a race, spoken by the tables. */
/** What the fields were called when visits were first published; repeats are recognised by those names. */
const STORED_AS: StoredNames = { fields: { channel: 'way', note: 'words', text: 'words', description: 'words' } };

const REFUSALS = {
  visit_void_once: () => new VisitRefused('VISIT_ALREADY_VOIDED', {}, 'input.visitId'),
  visit_replaces_id_key: () => new VisitRefused('VISIT_ALREADY_VOIDED', {}, 'input.visitId'),
} as const;

/** Out of the caller's sight there is a visit with this mark: nothing of it is said but that. */
const LOG_REFUSALS = { visit_client_once: () => new VisitRefused('VISIT_MARK_ELSEWHERE', {}, 'input.clientId') } as const;

/** 走访: logging, correcting and finding visits. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly database: Database,
    private readonly recorder: VisitRecorder,
  ) {}

  /** Logs a visit with its firms and participants, and opens the appeals and demands that came up: all of it or nothing. */
  log(actor: Actor, input: LogVisit): Promise<Done | VisitRefused> {
    return this.database.write(actor, (tx) => this.logIn(tx, input), { refusals: LOG_REFUSALS });
  }

  async logIn(tx: Tx, input: LogVisit): Promise<Done | VisitRefused> {
    const [visit, matters] = checked((check) => [checkVisit(check, input), checkMatters(check, input)] as const);
    // The same visit may come twice: from the phone, and out of its exported queue by the desk.
    const visitor = visit.onBehalfOf ?? tx.actor.id;
    const there = await markedVisit(tx, visitor, visit, contentHash(visit, matters, visitor));
    if (there && there.recordedBy !== tx.actor.id) {
      if (there.same) return { id: there.id };
      throw new Fault('CONFLICT', 'VISIT_MARK_TAKEN', {}, [{ path: 'input.clientId', code: 'VISIT_MARK_TAKEN' }]);
    }
    return tx.idempotent('logVisit', input, (id) => this.recorder.record(tx, id, visit, matters), { storedAs: STORED_AS });
  }

  /**
   * Voids a visit: it counts no more from this instant on, and stays to be seen. Its author, the visitor it was written for, or the office.
   * Appeals and demands that came out of it live on: they are matters of their own, and what the firm asked for is not taken back because
   * the visit was written down wrongly.
   */
  voidVisit(actor: Actor, input: VoidVisit): Promise<Done | VisitRefused> {
    return this.database.write(actor, (tx) => this.voidVisitIn(tx, input), { refusals: REFUSALS });
  }

  async voidVisitIn(tx: Tx, input: VoidVisit): Promise<Done | VisitRefused> {
    const { visitId, clientId } = input;
    const reason = checked((check) => {
      if (clientId !== null && clientId !== undefined) check.needed('input.clientId', clientId, 'clientId');
      return check.needed('input.reason', input.reason, 'reason');
    });
    return tx.idempotent('voidVisit', { clientId, visitId, reason }, () => this.takeBack(tx, visitId, reason), { id: visitId });
  }

  /**
   * Corrects a visit: voids it and logs the right one in the same transaction. Opens no appeals and demands: those of the voided visit live
   * on, and naming them again would double them.
   */
  replaceVisit(actor: Actor, input: ReplaceVisit): Promise<Done | VisitRefused> {
    return this.database.write(actor, (tx) => this.replaceVisitIn(tx, input), { refusals: REFUSALS });
  }

  async replaceVisitIn(tx: Tx, input: ReplaceVisit): Promise<Done | VisitRefused> {
    const [visit, reason] = checked((check) => [checkVisit(check, input), check.needed('input.reason', input.reason, 'reason')] as const);
    const replace = async (id: string) => {
      const before = await this.takeBack(tx, input.visitId, reason);
      return before instanceof VisitRefused ? before : this.recorder.record(tx, id, visit, NO_MATTERS, before);
    };
    return tx.idempotent('replaceVisit', input, replace, { storedAs: STORED_AS });
  }

  private async takeBack(tx: Tx, visitId: string, reason: string): Promise<VisitBefore | VisitRefused> {
    const before = await visitBefore(tx, visitId);
    if (!before) throw Fault.notFound('input.visitId');
    if (!mayCorrect(tx.actor, before)) return new VisitRefused('VISIT_NOT_YOURS', {}, 'input.visitId');
    if (before.voidedAt || !(await voidRow(tx, visitId, reason))) return REFUSALS.visit_void_once();
    await tx.record({
      topic: 'visit.voided',
      ids: { visitId },
      action: 'visit.void',
      subjectKind: 'visit',
      subjectId: visitId,
      orgPath: before.orgPath,
    });
    return before;
  }

  /** Latest day first where no other order is asked for; one statement. */
  list(
    reader: Reader,
    actor: Actor,
    filter: VisitsFilter,
    page: PageWanted,
    orderBy?: Order<VisitOrderField> | null,
  ): Promise<Page<VisitRow>> {
    return visitList.page(reader, { actor, filter, page, orderBy: orderBy ?? null });
  }

  async get(reader: Reader, id: string): Promise<VisitRow> {
    const row = await visitRow(reader, id);
    if (!row) throw Fault.notFound('id');
    return row;
  }

  /** The answer of a mutation: its refusal, or the visit as the caller sees it now. */
  answer(reader: Reader, outcome: Promise<Done | VisitRefused>): Promise<VisitRow | VisitRefused> {
    return answer(outcome, async ({ id }) => {
      const row = await visitRow(reader, id);
      // A repeat from another post, which cannot see what was logged from the first one.
      if (!row) throw new Fault('CONFLICT');
      return row;
    });
  }
}
