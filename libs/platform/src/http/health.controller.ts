import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/database';
import { APPLIED_VERSION } from '../database/migrations';
import { databaseFaults } from '../database/self-check';
import { Features } from '../feature/features';
import { Public } from '../graphql/can';

export const EXPECTED_SCHEMA = Symbol('name of the last migration this program knows');

/** How old the last look at rights and rows may be, in milliseconds: it reads every table, which asking for health must not. */
const LOOK_EVERY_MS = 60_000;

/** Is it alive; may it be given work? */
@Controller()
export class HealthController {
  private last: { readonly faults: readonly string[]; readonly at: number } | undefined;
  private looking: Promise<readonly string[]> | undefined;

  constructor(
    private readonly database: Database,
    private readonly features: Features,
    @Inject(EXPECTED_SCHEMA) private readonly expected: string,
  ) {}

  @Public()
  @Get('healthz')
  alive(): { status: string } {
    return { status: 'alive' };
  }

  /** Database reachable and schema at the expected version now; row security as described, when it was looked at last. */
  @Public()
  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const faults = await this.faults();
    const status = faults.length === 0 ? 200 : 503;
    if (status === 503) void reply.header('retry-after', '5');
    await reply.status(status).send({ status: status === 200 ? 'ready' : 'not ready', schema: this.expected, faults });
  }

  private async faults(): Promise<readonly string[]> {
    // The first answer, and one after a fault, come from looking.
    if (!this.last || this.last.faults.length > 0) return this.look();
    if (performance.now() - this.last.at > LOOK_EVERY_MS) void this.look();
    return this.reached();
  }

  /** By a connection of its own: a busy database is not one that is down. */
  private async reached(): Promise<readonly string[]> {
    try {
      const { rows } = await this.database.doorPool.query<{ version: string | null }>(`SELECT ${APPLIED_VERSION} AS version`);
      const version = rows[0]?.version ?? 'nothing';
      return version === this.expected ? [] : [`the schema is at ${version}, this program expects ${this.expected}`];
    } catch {
      return ['the database cannot be reached'];
    }
  }

  private look(): Promise<readonly string[]> {
    this.looking ??= databaseFaults(this.database.doorPool, this.database.portalPool, this.expected, this.features)
      .then((faults) => {
        this.last = { faults, at: performance.now() };
        return faults;
      })
      .finally(() => {
        this.looking = undefined;
      });
    return this.looking;
  }
}
