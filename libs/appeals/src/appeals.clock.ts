import { type LocalDate, SYSTEM_ACTOR, type TimeOfDay } from '@app/kernel';
import { Database, workingCalendar } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AppealCase } from './appeals.case';
import { lapseRequests } from './appeals.requests';
import { deemedAcceptedOn } from './domain/appeal.deadline';

/** Appeals looked at in one transaction. */
const CHUNK = 50;
/** The smallest id: where a walk by id begins. */
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Waiting {
  readonly id: string;
  readonly on: LocalDate;
  readonly time: TimeOfDay | null;
  readonly recordedAt: Date;
  readonly lastActOn: LocalDate;
}

/** What happens by itself when time passes: run it every few minutes, from one or several workers. */
@Injectable()
export class AppealsClock {
  constructor(private readonly database: Database) {}

  /** How many appeals were acted on. Doing it twice does nothing the second time. */
  async run(): Promise<number> {
    return (await this.deemAccept()) + (await this.passOnReplies());
  }

  /** 视为受理: what nobody accepted by the end of the third working day counts as accepted. */
  async deemAccept(): Promise<number> {
    let after = FIRST;
    let accepted = 0;
    for (;;) {
      const { last, done } = await this.database.write(SYSTEM_ACTOR, async (tx) => {
        // What another worker holds is that worker's; no appeal is due before its third day.
        const waiting = await tx.rows<Waiting>(
          `SELECT id, registered_on AS "on", left(registered_time::text, 5) AS time, recorded_at AS "recordedAt", last_act_on AS "lastActOn" FROM appeal
            WHERE state = 'REGISTERED' AND recorded_at < app.instant() - interval '3 days' AND id > $1 ORDER BY id LIMIT ${CHUNK} FOR UPDATE SKIP LOCKED`,
          [after],
        );
        const calendar = waiting.length ? await workingCalendar(tx) : undefined;
        let count = 0;
        for (const appeal of calendar ? waiting : []) {
          const on = deemedAcceptedOn(appeal, calendar ?? (await workingCalendar(tx)));
          if (tx.today <= on) continue;
          const one = await AppealCase.open(tx, appeal.id);
          const occurredOn = on > appeal.lastActOn ? on : appeal.lastActOn;
          if (one.check('deemAccepted', { appealId: appeal.id, occurredOn, lateReason: 'deemed' })) continue;
          await one.step('deemAccepted', { details: { deemed: true } });
          await lapseRequests(tx, appeal.id);
          await one.save();
          count += 1;
        }
        return { last: waiting.length === CHUNK ? waiting.at(-1)?.id : undefined, done: count };
      });
      accepted += done;
      if (!last) return accepted;
      after = last;
    }
  }

  /** Every reporter gets the main one's reply: told in the history of each appeal that was merged into it. */
  async passOnReplies(): Promise<number> {
    return this.database.write(SYSTEM_ACTOR, async (tx) => {
      const due = await tx.rows<{ id: string; replyId: string; reply: string; outcome: string; number: string; lastActOn: LocalDate }>(
        `SELECT m.id, r.id AS "replyId", r.reply, r.outcome, a.number, m.last_act_on AS "lastActOn"
           FROM appeal m JOIN appeal a ON a.id = m.merged_into
           JOIN LATERAL (SELECT x.id, x.reply, x.outcome FROM appeal_reply x WHERE x.appeal_id = a.id ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1) r ON true
          WHERE m.state = 'MERGED' AND a.state IN ('REPLIED', 'CLOSED', 'CLOSED_UNCONFIRMED')
            AND NOT EXISTS (SELECT 1 FROM appeal_event e WHERE e.appeal_id = m.id AND e.action = 'passOn' AND e.details->>'replyId' = r.id::text)
          ORDER BY m.id LIMIT ${CHUNK} FOR UPDATE OF m SKIP LOCKED`,
      );
      for (const merged of due) {
        const one = await AppealCase.open(tx, merged.id);
        if (one.check('passOn', { appealId: merged.id })) continue;
        await one.step('passOn', {
          details: { replyId: merged.replyId, reply: merged.reply, outcome: merged.outcome, mainNumber: merged.number },
        });
        await one.save();
      }
      return due.length;
    });
  }
}
