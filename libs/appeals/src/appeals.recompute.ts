import { SYSTEM_ACTOR } from '@app/kernel';
import { EventConsumer, type Followed, type Job, type JobContext, JobHandler, JobQueue, type StoredEvent, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AppealCase } from './appeals.case';

const RECOMPUTE = 'appeals-recompute';
/** Appeals derived anew in one transaction. */
const CHUNK = 50;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** A notice of the State Council moves working days, so the dates that follow from them are derived anew. */
@Injectable()
export class CalendarWatch extends EventConsumer {
  readonly name = 'appeals: calendar';
  readonly topics: Followed = ['identity.calendar-uploaded'];

  constructor(private readonly jobs: JobQueue) {
    super();
  }

  async handle(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last) await this.jobs.enqueueIn(tx, { kind: RECOMPUTE, uniqueKey: `${RECOMPUTE}:${last.seq}` });
  }
}

/** Goes through the open appeals by id. Doing it twice changes nothing the second time. */
@Injectable()
export class RecomputeJob extends JobHandler {
  readonly kind = RECOMPUTE;

  async run(_job: Job, { database, signal }: JobContext): Promise<void> {
    for (let after: string | undefined = FIRST; after !== undefined;) {
      signal.throwIfAborted();
      const from: string = after;
      after = await database.write(SYSTEM_ACTOR, async (tx) => {
        const open = await tx.rows<{ id: string }>(
          `SELECT id FROM appeal WHERE state IN ('REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED') AND id > $1 ORDER BY id LIMIT ${CHUNK}`,
          [from],
        );
        for (const { id } of open) await (await AppealCase.open(tx, id)).recompute();
        return open.at(-1)?.id;
      });
    }
  }
}
