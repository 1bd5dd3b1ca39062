import { type Actor } from '@app/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ScopedReader } from '../database/database';
import type { Reader } from '../database/tx';
import { Fault } from '../errors/fault';

/** What a request carries: who asks, and the reader under that scope. One reader, one transaction for an operation. */
export interface RequestContext {
  readonly actor: Actor | null;
  reader: ScopedReader | undefined;
  readonly openReader: (actor: Actor) => ScopedReader;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export const contextOf = (context: ExecutionContext): RequestContext => GqlExecutionContext.create(context).getContext<RequestContext>();

/** The principal of the request; the guard has seen to it that there is one. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = contextOf(context);
  if (!actor) throw new Fault('UNAUTHENTICATED');
  return actor;
});

/** The reader of this operation, under the caller's scope. */
export const CurrentReader = createParamDecorator((_: unknown, context: ExecutionContext): Reader => {
  const request = contextOf(context);
  if (!request.actor) throw new Fault('UNAUTHENTICATED');
  request.reader ??= request.openReader(request.actor);
  return request.reader;
});
