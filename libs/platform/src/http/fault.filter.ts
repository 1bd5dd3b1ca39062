import { isId } from '@app/kernel';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../database/database';
import { fromDatabase } from '../database/database-errors';
import { Fault, type FaultCode, HTTP_STATUS } from '../errors/fault';
import { answerFault } from './request-hooks';

/** Of two codes with one status the first of the list is meant: a body that cannot be read is bad input, not too complex. */
const FROM_STATUS = new Map<number, FaultCode>(
  Object.entries(HTTP_STATUS)
    .map(([code, status]) => [status, code as FaultCode] as const)
    .toReversed(),
);

/** What the reader of forms says, without a code, of a form that was cut off or is none. */
const BROKEN_FORM =
  /^(?:Unexpected end of|Malformed|Multipart: |Part terminated early|Boundary not found|Unsupported content type)|premature close/i;

/** HTTP routes answer with the same closed list of codes as GraphQL; GraphQL formats its own errors. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(private readonly database: Database) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const known = fromDatabase(error);
    if (known instanceof Fault) {
      if (known.code === 'NOT_FOUND') this.recordTry(host.switchToHttp().getRequest<FastifyRequest>());
      return answerFault(reply, known);
    }
    if (error instanceof HttpException) return answerFault(reply, new Fault(FROM_STATUS.get(error.getStatus()) ?? 'BAD_USER_INPUT'));
    if (error instanceof Error && BROKEN_FORM.test(error.message)) return answerFault(reply, Fault.field('file', 'FORM_BROKEN'));
    const status = (error as { statusCode?: number }).statusCode;
    if (status !== undefined && status < 500) return answerFault(reply, new Fault(FROM_STATUS.get(status) ?? 'BAD_USER_INPUT'));
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return answerFault(reply, new Fault('INTERNAL'));
  }

  /** The answer does not wait for the trace of asking for what is not there for the caller. */
  private recordTry({ actor, params, routeOptions }: FastifyRequest): void {
    const id = (params as Readonly<Record<string, string>> | undefined)?.['id'];
    if (!actor || !id || !isId(id)) return;
    this.database
      .recordDenial(actor, routeOptions.url ?? '', { code: 'NOT_FOUND', asked: id })
      .catch((error: unknown) => this.log.error(String(error)));
  }
}
