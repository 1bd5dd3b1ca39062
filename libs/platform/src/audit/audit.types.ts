import { type LocalDate } from '@app/kernel';
import { ArgsType, Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsOptional, Matches, Min } from 'class-validator';
import { ConnectionOf, PageArgs } from '../graphql/connection';
import { DateTimeScalar, IdScalar, LocalDateScalar } from '../graphql/scalars';
import type { Order } from '../list/list';
import { OrderInputOf } from '../list/order.input';
import { AUDIT_ORDER_FIELDS, type AuditOrderField } from './audit.queries';
import { AUDIT_FAULTS, type AuditFaultKind } from './verify-audit';

const AuditOutcomeEnum = { DONE: 'DONE', REFUSED: 'REFUSED', DENIED: 'DENIED' } as const;
registerEnumType(AuditOutcomeEnum, {
  name: 'AuditOutcome',
  description: '操作结果。How an act ended.',
  valuesMap: { DONE: { description: '已完成' }, REFUSED: { description: '被业务规则拒绝' }, DENIED: { description: '无权限' } },
});
const AuditActorKindEnum = { PERSON: 'PERSON', ENTERPRISE: 'ENTERPRISE', PROGRAM: 'PROGRAM', SYSTEM: 'SYSTEM', NOBODY: 'NOBODY' } as const;
registerEnumType(AuditActorKindEnum, {
  name: 'AuditActorKind',
  description: '操作者类别。Who acted.',
  valuesMap: {
    PERSON: { description: '人员' },
    ENTERPRISE: { description: '企业' },
    PROGRAM: { description: '外部程序' },
    SYSTEM: { description: '系统' },
    NOBODY: { description: '未登录者' },
  },
});
registerEnumType(AUDIT_FAULTS, {
  name: 'AuditFaultKind',
  description: '审计链的异常。What is wrong with the chain of the audit.',
  valuesMap: {
    GAP: { description: '缺号：A seal was taken away.' },
    ENTRY_MISSING: { description: '日志被删除：The sealed entry is gone.' },
    HASH_MISMATCH: { description: '内容或封签被改动：Entry or seal was changed.' },
    UNSEALED: { description: '超过一分钟未封签：No seal after a minute; the sealer stands still or the end was cut off.' },
    ANCHOR_MISMATCH: { description: '与先前记下的链头不符：The head noted earlier is not in the chain.' },
  },
});

@ObjectType({ description: '审计明细中的一项。One detail of an audit entry: a code, an id or a number.' })
export class AuditDetail {
  @Field(() => String, { description: 'Name of the detail.' }) readonly key!: string;
  @Field(() => String, { nullable: true, description: 'Its value as text.' }) readonly value!: string | null;
}

@ObjectType({ description: '审计日志的一条。One entry of the audit: who did what, when, with which outcome.' })
export class AuditEntry {
  @Field(() => IdScalar, { description: 'Id of the entry.' }) readonly id!: string;
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' }) readonly recordedAt!: Date;
  @Field(() => AuditActorKindEnum, { description: 'Kind of principal.' }) readonly actorKind!: keyof typeof AuditActorKindEnum;
  @Field(() => IdScalar, { nullable: true, description: 'The person, enterprise link or program.' }) readonly personId!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the person.' }) readonly personName!: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'The post the person acted in.' }) readonly postId!: string | null;
  @Field(() => String, { description: 'What was done, such as `appeal.register`.' }) readonly action!: string;
  @Field(() => AuditOutcomeEnum, { description: 'How it ended.' }) readonly outcome!: keyof typeof AuditOutcomeEnum;
  @Field(() => String, { nullable: true, description: 'Kind of the thing it was done to.' }) readonly subjectKind!: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'Id of the thing it was done to.' }) readonly subjectId!: string | null;
  @Field(() => Float, { nullable: true, description: 'Number in the sealed chain; null for the last seconds.' }) readonly sealNo!:
    number | null;
  @Field(() => IdScalar, { nullable: true, description: '会话。The session it was done in.' }) readonly sessionId!: string | null;
  @Field(() => IdScalar, { nullable: true, description: '令牌。The access token it was done with.' }) readonly tokenId!: string | null;
  @Field(() => String, { nullable: true, description: '设备。Begin of the keyed hash of the browser: alike means the same browser.' })
  readonly browser!: string | null;
  @Field(() => String, {
    nullable: true,
    description: '网络。Begin of the keyed hash of the network address: alike means the same network.',
  })
  readonly address!: string | null;
}

export const AuditEntryConnection = ConnectionOf(AuditEntry, 'AuditEntry');
export const AuditEntryOrder = OrderInputOf('AuditEntry', AUDIT_ORDER_FIELDS);

@ArgsType()
export class AuditTrailArgs extends PageArgs {
  @Field(() => AuditEntryOrder, { nullable: true, description: 'Newest first when left out.' })
  @IsOptional()
  readonly orderBy?: Order<AuditOrderField> | null;

  @Field(() => IdScalar, { nullable: true, description: 'Only what was done to this thing.' })
  @IsOptional()
  readonly subjectId?: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From this date on.' })
  @IsOptional()
  readonly from?: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Up to and including this date.' })
  @IsOptional()
  readonly to?: LocalDate;
}

@InputType({ description: '先前记下的链头。A head of the chain that was noted earlier.' })
export class AuditAnchorInput {
  @Field(() => Int, { description: 'Its number.' })
  @IsInt()
  @Min(0)
  readonly no!: number;

  @Field(() => String, { description: 'Its hash, 64 hexadecimal digits in lower case.' })
  @Matches(/^[0-9a-f]{64}$/)
  readonly hash!: string;
}

@ObjectType('AuditFault', { description: '审计链的一处异常。One fault of the chain.' })
export class AuditFaultType {
  @Field(() => AUDIT_FAULTS, { description: 'What is wrong.' }) readonly kind!: AuditFaultKind;
  @Field(() => Float, { nullable: true, description: 'Number in the chain.' }) readonly no!: number | null;
  @Field(() => IdScalar, { nullable: true, description: 'Id of the entry.' }) readonly entryId!: string | null;
}

@ObjectType('AuditVerification', { description: '审计链校验结果。Result of computing the whole chain of the audit again.' })
export class AuditVerificationType {
  @Field(() => Float, { description: 'Sealed entries.' }) readonly sealed!: number;
  @Field(() => Float, { description: 'Number of the newest seal.' }) readonly lastNo!: number;
  @Field(() => String, { description: 'Hash of the newest seal: note it elsewhere, and give it as `anchor` another time.' })
  readonly lastHash!: string;
  @Field(() => Float, { description: 'Entries that wait for their seal.' }) readonly unsealed!: number;
  @Field(() => [AuditFaultType], { description: 'The first 100 faults; none: the chain is whole.' })
  readonly faults!: readonly AuditFaultType[];
}

@ObjectType('AuditHead', { description: '审计链头。The newest seal of the chain of the audit.' })
export class AuditHeadType {
  @Field(() => Float, { description: 'Its number.' }) readonly no!: number;
  @Field(() => String, { description: 'Its hash, 64 hexadecimal digits.' }) readonly hash!: string;
  @Field(() => DateTimeScalar, { description: 'When it was sealed.' }) readonly sealedAt!: Date;
}
