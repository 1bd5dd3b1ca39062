import { type Actor, permissionsOf } from '@app/kernel';
import { ActorDirectory, Database } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { HeldRole } from './domain/role-scope';

interface PostRow {
  readonly kind: 'HUMAN' | 'PROGRAM';
  readonly role: HeldRole;
  readonly unitId: string;
  readonly unitPath: string;
  readonly scopeUnitId: string;
  readonly scopePath: string;
}

/** Rights for work that runs on somebody's behalf: looked up when it runs, not when it was asked for. */
@Injectable()
export class PostDirectory extends ActorDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async actorFor(personId: string, postId: string): Promise<Actor | null> {
    const row = await this.database.writeAsIdentity((tx) =>
      tx.first<PostRow>(
        `SELECT p.kind, o.role, o.unit_id AS "unitId", o.unit_path::text AS "unitPath", o.scope_unit_id AS "scopeUnitId", o.scope_path::text AS "scopePath"
           FROM post o JOIN person p ON p.id = o.person_id
          WHERE o.id = $1 AND o.person_id = $2 AND o.period @> $3::date AND p.disabled_at IS NULL AND NOT app.is_suspended(p.id, NULL)`,
        [postId, personId, tx.today],
      ),
    );
    if (!row) return null;
    const { kind, ...post } = row;
    return {
      kind: kind === 'PROGRAM' ? 'PROGRAM' : 'PERSON',
      id: personId,
      postId,
      ...post,
      enterpriseId: null,
      sessionId: null,
      permissions: permissionsOf(row.role),
    };
  }
}
