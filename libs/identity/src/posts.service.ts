import { addDays, type Actor, type LocalDate, newId } from '@app/kernel';
import { Database, type Done, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type HeldRole, SCOPE_DEFAULTS } from './domain/role-scope';
import { PostRefused } from './identity.errors';
import { areaOf } from './persistence/area.queries';
import { Post } from './persistence/post.entity';
import { inMyScope, lockPerson, type ScopedUnit, unitOf } from './persistence/scope.queries';

export interface NewPost {
  readonly personId: string;
  readonly role: HeldRole;
  /** Where the post sits. */
  readonly unitId: string;
  /** What it sees; by the role when absent (domain/role-scope). */
  readonly scopeUnitId?: string | null;
  /** First and last day; from today, without an end, when absent. */
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
}
export interface AssignPost extends NewPost {
  readonly clientId: string;
}

interface LivingPost {
  readonly personId: string;
  readonly role: HeldRole;
  readonly unitPath: string;
  readonly from: LocalDate;
  /** First day on which it is no longer valid. */
  readonly until: LocalDate | null;
}

/** Who holds which role where. The only way to a right. */
@Injectable()
export class PostsService {
  constructor(private readonly database: Database) {}

  assignPost(actor: Actor, input: AssignPost): Promise<Done | PostRefused> {
    return this.database.write(actor, (tx) => tx.idempotent('assignPost', input, (id) => this.assignPostIn(tx, input, id)), {
      refusals: { post_once: () => new PostRefused('POST_ALREADY', {}, 'input.role') },
    });
  }

  /** Person, unit and scope must lie within the giver's own scope; nobody gives a post to himself. */
  async assignPostIn(tx: Tx, input: NewPost, id = newId()): Promise<Done | PostRefused> {
    const person = await lockPerson(tx, input.personId);
    if (!person) throw Fault.notFound('input.personId');
    const unit = await unitOf(tx, input.unitId);
    if (!unit?.mine) throw Fault.notFound('input.unitId');
    if (person.id === tx.actor.id) return new PostRefused('POST_SELF', {}, 'input.personId');
    if (person.disabled) return new PostRefused('PERSON_DISABLED', {}, 'input.personId');
    if (unit.closed) return new PostRefused('UNIT_CLOSED', {}, 'input.unitId');
    if ((input.role === 'PROGRAM') !== (person.kind === 'PROGRAM')) return new PostRefused('POST_ROLE_FOR_KIND', {}, 'input.role');
    const from = input.from ?? tx.today;
    if (input.to && input.to < from) return new PostRefused('POST_PERIOD', {}, 'input.to');
    const scope = await this.scopeOf(tx, input, unit);
    if (!scope.mine) return new PostRefused('POST_SCOPE_OUTSIDE', {}, 'input.scopeUnitId');
    const period = `[${from},${input.to ? addDays(input.to, 1) : ''})`;
    await tx.insert(Post, {
      id,
      personId: person.id,
      role: input.role,
      unitId: unit.id,
      unitPath: unit.path,
      scopeUnitId: scope.id,
      scopePath: scope.path,
      period,
    });
    await tx.record({
      topic: 'identity.post-assigned',
      ids: { postId: id, personId: person.id },
      action: 'identity.assign-post',
      subjectKind: 'post',
      subjectId: id,
      orgPath: unit.path,
      details: { personId: person.id, role: input.role, unitId: unit.id, scopeUnitId: scope.id, from, to: input.to ?? null },
    });
    return { id };
  }

  private async scopeOf(tx: Tx, input: NewPost, unit: ScopedUnit): Promise<ScopedUnit> {
    if (!input.scopeUnitId && SCOPE_DEFAULTS[input.role] === 'UNIT') return unit;
    // Banks and firms of lawyers stand in no area: there the unit itself is all there is.
    const id = input.scopeUnitId ?? (await areaOf(tx, unit.path))?.id ?? unit.id;
    const scope = await unitOf(tx, id);
    if (!scope) throw Fault.notFound('input.scopeUnitId');
    return scope;
  }

  /** Ends a post at once, or with a last day. Whoever acts in it has no right from the next request on. */
  endPost(
    actor: Actor,
    { postId, lastDay }: { readonly postId: string; readonly lastDay?: LocalDate | null },
  ): Promise<Done | PostRefused> {
    return this.database.write(actor, async (tx) => {
      const post = await tx.first<LivingPost>(
        `SELECT person_id AS "personId", role, unit_path::text AS "unitPath", lower(period)::text AS from, upper(period)::text AS until
           FROM post WHERE id = $1 AND ${inMyScope('unit_path')} FOR UPDATE`,
        [postId],
      );
      if (!post) throw Fault.notFound('input.postId');
      if (post.personId === tx.actor.id) return new PostRefused('POST_SELF', {}, 'input.postId');
      if (post.until !== null && post.until <= tx.today) return new PostRefused('POST_OVER', {}, 'input.postId');
      if (lastDay && (lastDay < tx.today || lastDay < post.from)) return new PostRefused('POST_PERIOD', {}, 'input.lastDay');
      if (lastDay)
        await tx.change('UPDATE post SET period = daterange(lower(period), $2::date) WHERE id = $1', [postId, addDays(lastDay, 1)]);
      else if (post.from < tx.today)
        await tx.change('UPDATE post SET period = daterange(lower(period), app.today()) WHERE id = $1', [postId]);
      else await this.takeBack(tx, postId);
      await tx.record({
        topic: 'identity.post-ended',
        ids: { postId, personId: post.personId },
        action: 'identity.end-post',
        subjectKind: 'post',
        subjectId: postId,
        orgPath: post.unitPath,
        details: { personId: post.personId, role: post.role, from: post.from, lastDay: lastDay ?? null },
      });
      return { id: postId };
    });
  }

  /**
   * A post that never had a whole day. A period is made of days and never empty, so it is put on the last free day before
   * today: what counts is that it is over. When it really was given and ended stands in the audit.
   */
  private async takeBack(tx: Tx, postId: string): Promise<void> {
    await tx.change(
      `UPDATE post p SET period = daterange(free.day, free.day + 1)
         FROM (SELECT max(d)::date AS day FROM post o, generate_series(app.today() - 400, app.today() - 1, interval '1 day') d
                WHERE o.id = $1 AND NOT EXISTS (SELECT 1 FROM post x WHERE x.person_id = o.person_id AND x.role = o.role AND x.unit_id = o.unit_id
                        AND x.scope_unit_id = o.scope_unit_id AND x.id <> o.id AND x.period @> d::date)) free
        WHERE p.id = $1`,
      [postId],
    );
  }
}
