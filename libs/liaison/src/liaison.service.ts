import { lockEnterprise } from '@app/enterprises';
import type { Actor, LocalDate } from '@app/kernel';
import { checked, Database, type Done, Fault, judgeEntryIn, type Tx, workingCalendar } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { judgeHandover } from './domain/handover.policy';
import type { LiaisonRole } from './domain/liaison.words';
import { LiaisonRefused } from './liaison.errors';
import { Liaison } from './persistence/liaison.entity';
import { activePost, heldFrom } from './persistence/liaison.queries';

export interface AssignLiaison {
  readonly clientId?: string | null;
  readonly enterpriseId: string;
  /** Either the person, whose fitting post is taken, or one post of a person. */
  readonly personId?: string | null;
  readonly postId?: string | null;
  readonly role: LiaisonRole;
  /** First day; today when left out. May lie ahead. */
  readonly from?: LocalDate | null;
  /** Ends the present holder the day before. */
  readonly replace?: boolean | null;
  readonly lateReason?: string | null;
}

export interface EndLiaison {
  readonly liaisonId: string;
  /** Last day of the period. */
  readonly on: LocalDate;
  readonly reason: string;
}

/** The last word in a race: two people never hold a role for a firm on the same day. */
const refusals = { liaison_one_holder: () => new LiaisonRefused('LIAISON_TAKEN', {}, 'input.role') };

type Assigned = Done | LiaisonRefused;

/** Who is responsible for which firm. */
@Injectable()
export class LiaisonService {
  constructor(private readonly database: Database) {}

  assign(actor: Actor, input: AssignLiaison): Promise<Assigned> {
    return this.database.write(actor, (tx) => this.assignIn(tx, input), { refusals });
  }

  assignIn(tx: Tx, input: AssignLiaison): Promise<Assigned> {
    return tx.idempotent('assignLiaison', input, (id) => this.enter(tx, id, input));
  }

  private async enter(tx: Tx, id: string, input: AssignLiaison): Promise<LiaisonRefused | undefined> {
    const wanted = input.from ?? tx.today;
    const lateReason = checked((check) => check.text('input.lateReason', input.lateReason, 'reason'));
    if (wanted < tx.today) await judgeDay(tx, wanted, lateReason, 'input.from');
    // The lock on the firm makes changes of its holders queue: whoever comes second sees the first one's period.
    const firm = await lockEnterprise(tx, input.enterpriseId, 'input.enterpriseId');
    if (Boolean(input.personId) === Boolean(input.postId)) throw Fault.field('input.personId', 'LIAISON_PERSON_OR_POST');
    const post = await activePost(tx, input, wanted);
    if (post === 'NO_PERSON') throw Fault.notFound(input.postId ? 'input.postId' : 'input.personId');
    if (post === 'NO_POST') return new LiaisonRefused('LIAISON_NO_POST', {}, 'input.personId');
    const handover = judgeHandover(await heldFrom(tx, firm.id, input.role, wanted), post.personId, wanted, input.replace ?? false);
    if (!handover.ok) return new LiaisonRefused(handover.fault, 'date' in handover ? { date: handover.date } : {}, 'input.role');
    if (handover.ends) await this.endPeriod(tx, { ...handover.ends, enterpriseId: firm.id, orgPath: firm.orgPath }, 'REPLACED');
    await tx.insert(Liaison, {
      id,
      enterpriseId: firm.id,
      orgPath: firm.orgPath,
      personId: post.personId,
      postId: post.postId,
      role: input.role,
      period: `[${handover.from},)`,
      assignedBy: tx.actor.id,
    });
    await tx.record({
      topic: 'liaison.assigned',
      ids: { liaisonId: id, enterpriseId: firm.id, personId: post.personId },
      action: 'liaison.assign',
      subjectKind: 'liaison',
      subjectId: id,
      orgPath: firm.orgPath,
      details: {
        enterpriseId: firm.id,
        personId: post.personId,
        role: input.role,
        from: handover.from,
        replaced: handover.ends?.id ?? null,
        ...(lateReason ? { lateReason } : {}),
      },
    });
    return undefined;
  }

  private async endPeriod(
    tx: Tx,
    row: { readonly id: string; readonly enterpriseId: string; readonly orgPath: string; readonly lastDay: LocalDate },
    reason: string,
  ): Promise<void> {
    await tx.change(
      `UPDATE liaison SET period = daterange(lower(period), $2::date, '[]'), end_reason = $3, ended_by = $4, end_recorded_at = app.instant() WHERE id = $1`,
      [row.id, row.lastDay, reason, tx.actor.id],
    );
    await tx.publish({ topic: 'liaison.ended', orgPath: row.orgPath, ids: { liaisonId: row.id, enterpriseId: row.enterpriseId } });
  }

  end(actor: Actor, input: EndLiaison): Promise<Assigned> {
    return this.database.write(actor, (tx) => this.endIn(tx, input), { refusals });
  }

  async endIn(tx: Tx, input: EndLiaison): Promise<Assigned> {
    const reason = checked((check) => check.needed('input.reason', input.reason, 'reason'));
    const found = await tx.first<{ enterpriseId: string }>(`SELECT enterprise_id AS "enterpriseId" FROM liaison WHERE id = $1`, [
      input.liaisonId,
    ]);
    if (!found) throw Fault.notFound('input.liaisonId');
    await tx.rows('SELECT FROM enterprise WHERE id = $1 FOR NO KEY UPDATE', [found.enterpriseId]);
    // Read again under both locks; whoever sees a row only because it is his own may not change it.
    const row = await tx.first<{ orgPath: string; from: LocalDate; isOpen: boolean }>(
      `SELECT org_path AS "orgPath", lower(period) AS "from", upper_inf(period) AS "isOpen" FROM liaison WHERE id = $1 FOR NO KEY UPDATE`,
      [input.liaisonId],
    );
    if (!row) throw Fault.notFound('input.liaisonId');
    if (!row.isOpen) return new LiaisonRefused('LIAISON_ENDED', {}, 'input.liaisonId');
    if (input.on < row.from) return new LiaisonRefused('LIAISON_END_BEFORE_START', { date: row.from }, 'input.on');
    if (input.on < tx.today) await judgeDay(tx, input.on, reason, 'input.on');
    await this.endPeriod(tx, { id: input.liaisonId, enterpriseId: found.enterpriseId, orgPath: row.orgPath, lastDay: input.on }, reason);
    await tx.audit({
      action: 'liaison.end',
      subjectKind: 'liaison',
      subjectId: input.liaisonId,
      orgPath: row.orgPath,
      details: { enterpriseId: found.enterpriseId, on: input.on, reason },
    });
    return { id: input.liaisonId };
  }
}

/** A day in the past follows the rule of late entries; a day ahead needs none. */
async function judgeDay(tx: Tx, day: LocalDate, lateReason: string | null, path: string): Promise<void> {
  const judged = judgeEntryIn(tx, await workingCalendar(tx), { occurredOn: day, lateReason });
  if (!judged.ok) throw Fault.field(path, judged.fault, judged.date ? { date: judged.date } : {});
}
