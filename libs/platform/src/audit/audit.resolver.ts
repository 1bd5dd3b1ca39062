import { type Actor, SYSTEM_ACTOR } from '@app/kernel';
import { Injectable, Module } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Database } from '../database/database';
import type { Reader } from '../database/tx';
import { Can } from '../graphql/can';
import type { Page } from '../graphql/connection';
import { CurrentActor, CurrentReader } from '../graphql/context';
import { type AuditEntryRow, auditList } from './audit.queries';
import {
  AuditAnchorInput,
  AuditDetail,
  AuditEntry,
  AuditEntryConnection,
  AuditHeadType,
  AuditTrailArgs,
  AuditVerificationType,
} from './audit.types';
import { type AuditHead, newestSeal, PublishedHeads } from './published-heads';
import { type AuditAnchor, type AuditVerification, verifyAudit } from './verify-audit';

/** Checks the chain for whoever may ask; the answer holds counts, the head and places of faults, and no content. */
@Injectable()
export class AuditVerifier {
  private running: { readonly anchor: string; readonly answer: Promise<AuditVerification> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly heads: PublishedHeads,
  ) {}

  /** Reads as the system: the chain goes across all scopes. The same question asked meanwhile gets the same answer. */
  verify(anchor?: AuditAnchor): Promise<AuditVerification> {
    const key = JSON.stringify(anchor ?? null);
    if (this.running?.anchor === key) return this.running.answer;
    const answer = this.compute(anchor ? [anchor] : []);
    const running = { anchor: key, answer };
    this.running = running;
    const forget = (): void => {
      if (this.running === running) this.running = undefined;
    };
    answer.then(forget, forget);
    return answer;
  }

  /** Published heads are held against the chain as well: whoever cuts the tail would have to cut the file, too. */
  private async compute(noted: readonly AuditAnchor[]): Promise<AuditVerification> {
    const published = await this.heads.all();
    return this.database.read(SYSTEM_ACTOR, (reader) => verifyAudit(reader, [...published, ...noted]));
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

  @Can('figure:read', 'audit:read')
  @Query(() => AuditHeadType, {
    nullable: true,
    description: '审计链头。The newest seal, to be printed on reports: proof of what was there that day. Null before the first.',
  })
  auditHead(@CurrentReader() reader: Reader): Promise<AuditHead | undefined> {
    return newestSeal(reader);
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
@Module({ providers: [AuditVerifier, AuditResolver, PublishedHeads], exports: [AuditVerifier] })
export class AuditModule {}
