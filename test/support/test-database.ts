import { type Actor, type Clock, newId, permissionsOf, type Role, SYSTEM_ACTOR, SystemClock } from '@app/kernel';
import { Database, type EntityClass, openSource, type Reader, type SqlValue } from '@app/platform';
import argon2 from 'argon2';
import pg from 'pg';
import type { DataSource } from 'typeorm';

interface Urls {
  readonly admin: string;
  readonly owner: string;
  readonly app: string;
  readonly portal: string;
  readonly backup: string;
}

const template = (): Urls => {
  const given = process.env['ZHUQI_TEST_URLS'];
  if (!given) throw new Error('no test database: the global setup did not run');
  return JSON.parse(given) as Urls;
};

const named = (url: string, database: string) => {
  const out = new URL(url);
  out.pathname = `/${database}`;
  return out.toString();
};

let clones = 0;

/** A clone of the migrated template, for one spec file. */
export class TestDatabase {
  private readonly sources: DataSource[] = [];
  private readonly ownerPool: pg.Pool;

  private constructor(
    readonly name: string,
    readonly urls: Urls,
  ) {
    this.ownerPool = new pg.Pool({ connectionString: urls.owner, max: 2 });
    // A test that kills the server, or drops the database, ends these sessions too.
    this.ownerPool.on('error', () => undefined);
  }

  /** `quotas`: of a day hold as they do outside; most tests do more in a minute than anybody does in a day. */
  static async create({ quotas = false }: { readonly quotas?: boolean } = {}): Promise<TestDatabase> {
    const base = template();
    const name = `zhuqi_test_w${process.env['JEST_WORKER_ID'] ?? '0'}_${process.pid}_${++clones}`;
    const admin = new pg.Client({ connectionString: named(base.admin, 'postgres') });
    await admin.connect();
    // Two workers that clone at once would find the template in use.
    await admin.query('SELECT pg_advisory_lock(7411325)');
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(base.app).pathname.slice(1)} STRATEGY file_copy`);
    if (!quotas) await admin.query(`ALTER DATABASE ${name} SET zhuqi.quota_factor = '1000000'`);
    // Rights on a database are not cloned with it.
    await admin.query(`GRANT CREATE ON DATABASE ${name} TO "${new URL(base.owner).username}"`);
    await admin.end();
    return new TestDatabase(name, {
      admin: base.admin,
      owner: named(base.owner, name),
      app: named(base.app, name),
      portal: named(base.portal, name),
      backup: named(base.backup, name),
    });
  }

  /** Services under test run on this, in process, as the application's own roles. */
  async open(entities: readonly EntityClass[], clock: Clock = new SystemClock()): Promise<Database> {
    const [app, portal] = await Promise.all([
      openSource(this.urls.app, 'zhuqi', 10, entities),
      openSource(this.urls.portal, 'zhuqi-portal', 4, entities),
    ]);
    this.sources.push(app, portal);
    return new Database(app, portal, clock);
  }

  /** As a second administrator would, having asked the owners: new passwords and slips open their posts. */
  async approveTakeovers(): Promise<void> {
    await this.look(`DO $do$
      DECLARE t record; decider uuid;
      BEGIN
        FOR t IN SELECT * FROM takeover WHERE decided_at IS NULL AND withdrawn_at IS NULL LOOP
          SELECT id INTO decider FROM person WHERE id NOT IN (t.asked_by, t.person_id) LIMIT 1;
          PERFORM set_config('app.person', decider::text, true);
          UPDATE takeover SET decided_by = decider, decided_at = clock_timestamp(), approved = true WHERE id = t.id;
        END LOOP;
      END $do$`);
  }

  /** What is really in the tables, as the owner sees them. */
  async look<T extends object>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.ownerPool.query<T>(sql, [...values])).rows;
  }

  async drop(): Promise<void> {
    await Promise.all(this.sources.map((s) => s.destroy()));
    await this.ownerPool.end();
    const admin = new pg.Client({ connectionString: named(this.urls.admin, 'postgres') });
    await admin.connect();
    await admin.query(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
    await admin.end();
  }
}

export interface TestUnit {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly name: string;
}

/** Units and people for tests of services, put there through the application's own door. */
export class TestWorld {
  private ordinal = new Map<string, number>();

  constructor(private readonly database: Database) {}

  async unit(kind: string, name: string, parent: TestUnit | null = null, code?: string): Promise<TestUnit> {
    const n = (this.ordinal.get(parent?.path ?? '') ?? 0) + 1;
    this.ordinal.set(parent?.path ?? '', n);
    const unit = {
      id: newId(),
      path: `${parent?.path ?? ''}${n.toString(36).padStart(4, '0')}.`,
      code: code ?? `${parent?.code ?? 'R'}-${n}`,
      name,
    };
    await this.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows(
        'INSERT INTO unit (id, parent_id, name, short_name, kind, code, path, next_ordinal) VALUES ($1, $2, $3, $3, $4, $5, $6, 1000)',
        [unit.id, parent?.id ?? null, name, kind, unit.code, unit.path],
      ),
    );
    return unit;
  }

  /** A person in one post: the actor a service gets. */
  async actor(
    role: Exclude<Role, 'ENTERPRISE_LINK' | 'APPEAL_TRACKER'>,
    unit: TestUnit,
    scope: TestUnit = unit,
    name = role as string,
  ): Promise<Actor> {
    const kind = role === 'PROGRAM' ? 'PROGRAM' : 'PERSON';
    const [id, postId] = [newId(), newId()];
    await this.database.write(SYSTEM_ACTOR, async (tx) => {
      await tx.rows('INSERT INTO person (id, name, kind, unit_id, org_path) VALUES ($1, $2, $3, $4, $5)', [
        id,
        name,
        kind === 'PROGRAM' ? 'PROGRAM' : 'HUMAN',
        unit.id,
        unit.path,
      ]);
      await tx.rows(
        `INSERT INTO post (id, person_id, role, unit_id, unit_path, scope_unit_id, scope_path, period) VALUES ($1, $2, $3, $4, $5, $6, $7, '[2000-01-01,)')`,
        [postId, id, role, unit.id, unit.path, scope.id, scope.path],
      );
    });
    return {
      kind,
      id,
      postId,
      role,
      unitId: unit.id,
      unitPath: unit.path,
      scopeUnitId: scope.id,
      scopePath: scope.path,
      enterpriseId: null,
      sessionId: null,
      permissions: permissionsOf(role),
    };
  }

  /** Lets an actor sign in with a password over HTTP. */
  async login(actor: Actor, loginName: string, password: string): Promise<void> {
    const hash = await argon2.hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await this.database.write(
      SYSTEM_ACTOR,
      (tx) => tx.rows('INSERT INTO account (person_id, login_name, password_hash) VALUES ($1, $2, $3)', [actor.id, loginName, hash]),
      { identity: true },
    );
  }

  async enterprise(
    unit: TestUnit,
    name: string,
    more: { readonly shortName?: string; readonly kind?: string; readonly creditCode?: string } = {},
  ): Promise<string> {
    const id = newId();
    await this.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows('INSERT INTO enterprise (id, unit_id, org_path, name, short_name, kind, credit_code) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        id,
        unit.id,
        unit.path,
        name,
        more.shortName ?? name.slice(0, 50),
        more.kind ?? 'ENTERPRISE',
        more.creditCode ?? null,
      ]),
    );
    return id;
  }

  async enterpriseActor(enterpriseId: string, unit: TestUnit, issuedBy: Actor): Promise<Actor> {
    const id = newId();
    await this.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows(
        `INSERT INTO enterprise_link (id, enterprise_id, org_path, token_hash, issued_by, expires_at) VALUES ($1, $2, $3, $4, $5, '2999-01-01')`,
        [id, enterpriseId, unit.path, Buffer.from(id.replaceAll('-', ''), 'hex'), issuedBy.id],
      ),
    );
    return {
      kind: 'ENTERPRISE',
      id,
      postId: null,
      role: 'ENTERPRISE_LINK',
      unitId: unit.id,
      unitPath: unit.path,
      scopeUnitId: null,
      scopePath: null,
      enterpriseId,
      sessionId: null,
      permissions: permissionsOf('ENTERPRISE_LINK'),
    };
  }

  /** Whoever holds number and query code of an appeal. */
  tracker(appealId: string, area: TestUnit): Actor {
    return {
      kind: 'ENTERPRISE',
      id: appealId,
      postId: null,
      role: 'APPEAL_TRACKER',
      unitId: null,
      unitPath: area.path,
      scopeUnitId: null,
      scopePath: null,
      enterpriseId: null,
      sessionId: null,
      permissions: permissionsOf('APPEAL_TRACKER'),
    };
  }

  read<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.database.read(actor, work);
  }
}
