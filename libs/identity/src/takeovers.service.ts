import { type Actor, newId } from '@app/kernel';
import { Database, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type TakeoverKind, takeoverOf } from './domain/takeover';
import { TakeoverRefused } from './identity.errors';
import { endPhones } from './persistence/device.queries';
import type { ScopedPerson } from './persistence/scope.queries';
import { endSessions } from './persistence/session.queries';
import { comingPosts, withdrawStartCodes } from './persistence/start-code.queries';
import {
  lockTakeover,
  otherDecider,
  putTakeover,
  type TakeoverRow,
  tellTakeovers,
  untoldTakeovers,
  waitingTakeovers,
} from './persistence/takeover.queries';

/** No password has this hash. */
const NO_PASSWORD = '!';

/**
 * Notes that somebody could come into an account, where there is a post to be used. `FORBIDDEN`: the account of an administrator.
 * Where nobody else could decide, as while an installation is set up by one person, nothing waits; the owner is told all the same.
 */
export async function noteTakeover(
  tx: Tx,
  person: ScopedPerson,
  kind: TakeoverKind,
  startCodeId: string | null = null,
): Promise<'FREE' | 'FORBIDDEN' | 'NOTED'> {
  const asks = takeoverOf(await comingPosts(tx, person.id));
  if (asks !== 'SECOND_ADMINISTRATOR') return asks;
  if (!(await otherDecider(tx, person.orgPath))) return 'FREE';
  const id = newId();
  await putTakeover(tx, { id, personId: person.id, orgPath: person.orgPath, kind, startCodeId });
  return 'NOTED';
}

/** 接管确认: a second administrator makes sure that the owner asked; until then the posts rest. */
@Injectable()
export class TakeoversService {
  constructor(private readonly database: Database) {}

  /** What waits for a security administrator. */
  waiting(actor: Actor): Promise<readonly TakeoverRow[]> {
    return this.database.write(actor, waitingTakeovers, { identity: true });
  }

  /** What was done to the own account since one was told last. */
  untold(actor: Actor): Promise<readonly TakeoverRow[]> {
    return this.database.writeAsIdentity((tx) => untoldTakeovers(tx, actor.id));
  }

  async told(actor: Actor): Promise<void> {
    await this.database.writeAsIdentity((tx) => tellTakeovers(tx, actor.id));
  }

  /** Lets the posts open, or ends what was opened: its password, sessions, phones and slips. */
  decide(
    actor: Actor,
    { takeoverId, approve }: { readonly takeoverId: string; readonly approve: boolean },
  ): Promise<{ readonly id: string } | TakeoverRefused> {
    return this.database.write(
      actor,
      async (tx) => {
        const one = await lockTakeover(tx, takeoverId);
        if (!one) throw Fault.notFound('input.takeoverId');
        if (!one.waits) return new TakeoverRefused('TAKEOVER_DECIDED', {}, 'input.takeoverId');
        if (one.askedBy === actor.id || one.personId === actor.id) return new TakeoverRefused('TAKEOVER_OWN', {}, 'input.takeoverId');
        await tx.change('UPDATE takeover SET decided_by = $2, decided_at = clock_timestamp(), approved = $3 WHERE id = $1', [
          one.id,
          actor.id,
          approve,
        ]);
        if (!approve) await this.endWhatWasOpened(tx, one);
        await tx.audit({
          action: 'identity.decide-takeover',
          subjectKind: 'person',
          subjectId: one.personId,
          orgPath: one.orgPath,
          details: { takeoverId: one.id, kind: one.kind, askedBy: one.askedBy, approved: approve },
        });
        return { id: one.id };
      },
      { identity: true },
    );
  }

  private async endWhatWasOpened(
    tx: Tx,
    { kind, personId, startCodeId }: { readonly kind: TakeoverKind; readonly personId: string; readonly startCodeId: string | null },
  ): Promise<void> {
    await withdrawStartCodes(tx, personId);
    if (kind === 'PASSWORD') {
      await tx.change('UPDATE account SET password_hash = $2 WHERE person_id = $1', [personId, NO_PASSWORD]);
      await endSessions(tx, personId, 'REVOKED');
      await endPhones(tx, personId, tx.actor.id);
      return;
    }
    await tx.change(`UPDATE device SET revoked_at = clock_timestamp(), revoked_by = $2 WHERE start_code_id = $1 AND revoked_at IS NULL`, [
      startCodeId ?? '',
      tx.actor.id,
    ]);
    await tx.change(
      `UPDATE session SET ended_at = clock_timestamp(), end_reason = 'DEVICE' WHERE ended_at IS NULL AND device_id IN (SELECT id FROM device WHERE start_code_id = $1)`,
      [startCodeId ?? ''],
    );
  }
}
