import { type Actor, SYSTEM_ACTOR } from '@app/kernel';
import { Injectable, Module } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Database } from '../database/database';
import type { Reader } from '../database/tx';
import { Can } from '../graphql/can';
import type { Page } from '../graphql/connection';
import { CurrentActor, CurrentReader } from '../graphql/context';
import { type AuditEntryRow, auditList } from './audit.queries';
import { AuditAnchorInput, AuditDetail, AuditEntry, AuditEntryConnection, AuditTrailArgs, AuditVerificationType } from './audit.types';
import { type AuditAnchor, type AuditVerification, verifyAudit } from './verify-audit';

/** Checks the chain for whoever may ask; the answer holds counts, the head and places of faults, and no content. */
@Injectable()
export class AuditVerifier {
  private running: { readonly anchor: string; readonly answer: Promise<AuditVerification> } | undefined;

  constructor(private readonly database: Database) {}

  /** Reads as the system: the chain goes across all scopes. The same question asked meanwhile gets the same answer. */
  verify(anchor?: AuditAnchor): Promise<AuditVerification> {
    const key = JSON.stringify(anchor ?? null);
    if (this.running?.anchor === key) return this.running.answer;
    const answer = this.database.read(SYSTEM_ACTOR, (reader) => verifyAudit(reader, anchor));
    const running = { anchor: key, answer };
    this.running = running;
    const forget = (): void => {
      if (this.running === running) this.running = undefined;
    };
    answer.then(forget, forget);
    return answer;
  }
}

@Resolver(() => AuditEntry)
export class AuditResolver {
  constructor(private readonly verifier: AuditVerifier) {}

  @Can('audit:read')
  @Query(() => AuditEntryConnection, {
    description: '审计日志：本岗位范围内谁在何时做了什么，新的在前。Who did what and when, within the scope of the post; newest first.',
  })
  auditTrail(@CurrentActor() actor: Actor, @CurrentReader() reader: Reader, @Args() args: AuditTrailArgs): Promise<Page<AuditEntryRow>> {
    return auditList.page(reader, { actor, filter: args, page: args, orderBy: args.orderBy ?? null });
  }

  @Can('audit:verify')
  @Query(() => AuditVerificationType, {
    description: '校验审计链。Computes the whole chain of the audit again and reports what does not fit.',
  })
  auditVerification(
    // With '| null' the class is gone at run time, and its checks with it.
    @Args('anchor', {
      type: () => AuditAnchorInput,
      nullable: true,
      description: 'A head noted earlier: tells whether the chain still contains it.',
    })
    anchor?: AuditAnchorInput,
  ): Promise<AuditVerification> {
    return this.verifier.verify(anchor ?? undefined);
  }

  @ResolveField(() => [AuditDetail], { description: 'Codes, ids and numbers; never personal values.' })
  details(@Parent() entry: AuditEntryRow): AuditDetail[] {
    return Object.entries(entry.details).map(([key, value]) => ({
      key,
      value: value === null ? null : typeof value === 'string' ? value : JSON.stringify(value),
    }));
  }
}

/** The queries of the audit; the sealer belongs to the worker. */
@Module({ providers: [AuditVerifier, AuditResolver], exports: [AuditVerifier] })
export class AuditModule {}
