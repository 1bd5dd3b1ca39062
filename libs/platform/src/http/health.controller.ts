import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/database';
import { databaseFaults } from '../database/self-check';
import { Features } from '../feature/features';
import { Public } from '../graphql/can';

export const EXPECTED_SCHEMA = Symbol('name of the last migration this program knows');

/** Is it alive; may it be given work? */
@Controller()
export class HealthController {
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

  /** Database reachable, schema at the expected version, row security as described. */
  @Public()
  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const faults = await databaseFaults(this.database.pool, this.database.portalPool, this.expected, this.features);
    const status = faults.length === 0 ? 200 : 503;
    if (status === 503) void reply.header('retry-after', '5');
    await reply.status(status).send({ status: status === 200 ? 'ready' : 'not ready', schema: this.expected, faults });
  }
}
