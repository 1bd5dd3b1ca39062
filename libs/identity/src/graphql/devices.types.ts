import { DateTimeScalar, IdScalar } from '@app/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import type { DeviceEnrolment } from '../domain/device-beginning';
import { DeviceEnrolmentEnum } from './enums';

@ObjectType('Device', { description: '已开通的手机：30天内在这部手机上凭 PIN 码登录。A phone on which somebody may sign in by PIN.' })
export class DeviceType {
  @Field(() => IdScalar, { description: 'Id of the device; the phone keeps it to sign in by PIN.' }) readonly id!: string;
  @Field(() => String, { description: '名称，如“工作手机”。' }) readonly name!: string;
  @Field(() => DeviceEnrolmentEnum, { description: '怎样开通。' }) readonly enrolledBy!: DeviceEnrolment;
  @Field(() => DateTimeScalar, { description: '开通时间。' }) readonly recordedAt!: Date;
  @Field(() => DateTimeScalar, { description: '最近一次登录。' }) readonly lastUsedAt!: Date;
  @Field(() => DateTimeScalar, { description: '到期时间：开通后30天，登录不延长。Signing in does not prolong it.' })
  readonly expiresAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: '停用时间。' }) readonly revokedAt!: Date | null;
  @Field(() => Boolean, { description: '是不是本次请求所在的手机。Whether this request comes from it.' }) readonly current!: boolean;
}
