import { Controller, Get, Headers, type OnModuleInit, Query, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../errors/fault';
import { CanAny } from '../graphql/can';
import { credentialsOf } from '../http/request-hooks';
import { Listener } from './listener';
import { LiveHub } from './live-hub';
import { parsePosition } from './live-position';

/**
 * `GET /events`: a stream of server-sent events that says what changed within the scope of the post, never the data itself.
 * `hello` when it begins, `change {"area","id"}`, `reset` when too much was missed, `beat` every 20 seconds, `over` before it ends
 * for good. A lost connection goes on with `Last-Event-ID`, which browsers send by themselves, or with `?after=`.
 */
@Controller()
export class LiveController implements OnModuleInit {
  constructor(
    private readonly hub: LiveHub,
    private readonly host: HttpAdapterHost,
  ) {}

  /** A server that ends waits for its answers; these have no end of their own. */
  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('preClose', () => this.hub.close());
  }

  @CanAny((features) => features.listeners)
  @Get('events')
  async listen(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
    @Query('after') after?: string | string[],
  ): Promise<void> {
    const { actor } = request;
    if (!actor) throw new Fault('UNAUTHENTICATED');
    // The routes of a GET answer a HEAD as well, which has no end to wait for.
    if (request.method !== 'GET') return void (await reply.status(204).send());
    const seen = parsePosition(lastEventId) ?? (typeof after === 'string' ? parsePosition(after) : null);
    const start = await this.hub.startFor(actor.id, seen);
    const listener = new Listener({ actor, credentials: credentialsOf(request) }, start, reply.raw);
    reply.hijack();
    reply.raw.on('close', () => this.hub.leave(listener));
    if (reply.raw.destroyed) return undefined;
    listener.open(reply.getHeaders() as Record<string, string>);
    this.hub.join(listener);
    return undefined;
  }
}
