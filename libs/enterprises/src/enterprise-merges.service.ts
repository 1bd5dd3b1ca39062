import type { Actor } from '@app/kernel';
import { checked, Database, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { EnterpriseRefused } from './enterprises.errors';

export interface MergeEnterprises {
  readonly clientId?: string | null;
  readonly loserId: string;
  readonly survivorId: string;
  readonly reason: string;
}
export interface Merged {
  readonly aliasId: string;
  readonly survivorId: string;
}

const chained = () => new EnterpriseRefused('MERGE_CHAIN', 'input.loserId');
/** The last word in a race: one merge a loser, and no chains. */
const refusals = { enterprise_alias_once: chained, enterprise_alias_flat: chained };

/** Merges of firms that were entered twice: by alias only, so that every one can be undone. */
@Injectable()
export class EnterpriseMergesService {
  constructor(private readonly database: Database) {}

  merge(actor: Actor, input: MergeEnterprises): Promise<Merged | EnterpriseRefused> {
    return this.database.write(actor, (tx) => this.mergeIn(tx, input), { refusals });
  }

  async mergeIn(tx: Tx, input: MergeEnterprises): Promise<Merged | EnterpriseRefused> {
    const reason = checked((check) => check.needed('input.reason', input.reason, 'reason'));
    if (input.loserId === input.survivorId) return new EnterpriseRefused('MERGE_SELF', 'input.survivorId');
    const done = await tx.idempotent('mergeEnterprises', input, (aliasId) => this.enterAlias(tx, aliasId, { ...input, reason }));
    return done instanceof EnterpriseRefused ? done : { aliasId: done.id, survivorId: input.survivorId };
  }

  private async enterAlias(tx: Tx, id: string, { loserId, survivorId, reason }: MergeEnterprises): Promise<EnterpriseRefused | undefined> {
    // Locked in the order of their ids, as the trigger does: two merges of the same pair queue.
    const both = await tx.rows<{ id: string; orgPath: string }>(
      `SELECT id, org_path AS "orgPath" FROM enterprise WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
      [[loserId, survivorId]],
    );
    const loser = both.find((firm) => firm.id === loserId);
    if (!loser) throw Fault.notFound('input.loserId');
    if (!both.some((firm) => firm.id === survivorId)) throw Fault.notFound('input.survivorId');
    const linked = await tx.first(
      'SELECT FROM enterprise_alias WHERE voided_at IS NULL AND (loser_id = ANY ($1::uuid[]) OR survivor_id = $2)',
      [[loserId, survivorId], loserId],
    );
    if (linked) return new EnterpriseRefused('MERGE_CHAIN', 'input.loserId');
    await tx.rows(
      'INSERT INTO enterprise_alias (id, loser_id, survivor_id, org_path, reason, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, loserId, survivorId, loser.orgPath, reason, tx.actor.id],
    );
    await tx.record({
      topic: 'enterprise.merged',
      ids: { loserId, survivorId, aliasId: id },
      action: 'enterprise.merge',
      subjectKind: 'enterprise',
      subjectId: loserId,
      orgPath: loser.orgPath,
      details: { survivorId, aliasId: id, reason },
    });
    return undefined;
  }

  /** The loser is itself again; figures of the time between still see the merge. */
  undo(
    actor: Actor,
    input: { readonly aliasId: string; readonly reason: string },
  ): Promise<{ readonly loserId: string; readonly survivorId: string } | EnterpriseRefused> {
    return this.database.write(actor, async (tx) => {
      const reason = checked((check) => check.needed('input.reason', input.reason, 'reason'));
      const alias = await tx.first<{ loserId: string; survivorId: string; orgPath: string; voidedAt: Date | null }>(
        `SELECT loser_id AS "loserId", survivor_id AS "survivorId", org_path AS "orgPath", voided_at AS "voidedAt" FROM enterprise_alias WHERE id = $1 FOR UPDATE`,
        [input.aliasId],
      );
      if (!alias) throw Fault.notFound('input.aliasId');
      if (alias.voidedAt) return new EnterpriseRefused('MERGE_UNDONE', 'input.aliasId');
      const { loserId, survivorId, orgPath } = alias;
      await tx.change('UPDATE enterprise_alias SET voided_at = app.instant(), voided_by = $2, void_reason = $3 WHERE id = $1', [
        input.aliasId,
        actor.id,
        reason,
      ]);
      await tx.record({
        topic: 'enterprise.merge-undone',
        ids: { loserId, survivorId, aliasId: input.aliasId },
        action: 'enterprise.undo-merge',
        subjectKind: 'enterprise',
        subjectId: loserId,
        orgPath,
        details: { survivorId, aliasId: input.aliasId, reason },
      });
      return { loserId, survivorId };
    });
  }
}
