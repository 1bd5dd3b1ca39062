import { ConnectionOf, DateTimeScalar, IdScalar, resultUnion } from '@app/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DeviceRefused, PersonRefused, SignInRefused } from '../identity.errors';
import { DeviceType } from './devices.types';
import { UnitNameType } from './directory.types';
import { MeType, PersonName } from './sign-in.types';

@ObjectType({ description: '起始卡：工作手机号和起始码，用来在手机上开通一次。What is printed on a start slip.' })
export class StartSlip {
  @Field(() => PersonName, { description: '给谁。' }) readonly person!: PersonName;
  @Field(() => UnitNameType, { description: '所在机构。' }) readonly unit!: UnitNameType;
  @Field(() => String, { description: '工作手机号。' }) readonly phone!: string;
  @Field(() => String, { nullable: true, description: '起始码，10位数字，只显示这一次。Shown this once; absent for a repeated request.' })
  readonly startCode!: string | null;
  @Field(() => DateTimeScalar, { description: '有效期至：14天；只能用一次。Good until then, for one use.' }) readonly expiresAt!: Date;
}

@ObjectType({ description: '没有给某人发起始卡，及原因。Somebody for whom no slip was made, and why.' })
export class RefusedStartSlip {
  @Field(() => IdScalar, { description: '人员。' }) readonly personId!: string;
  @Field(() => PersonRefused, { description: '原因。' }) readonly refused!: PersonRefused;
}

@ObjectType({ description: '一批起始卡。Slips of one sheet.' })
export class StartSlips {
  @Field(() => [StartSlip], { description: '已发的起始卡，次序同请求。' }) readonly slips!: readonly StartSlip[];
  @Field(() => [RefusedStartSlip], { description: '没有发的。' }) readonly refused!: readonly RefusedStartSlip[];
}

@ObjectType('StartPerson', { description: '可以发起始卡的人员，及手机开通情况。Somebody for whom the caller may print a slip.' })
export class StartPersonType {
  @Field(() => PersonName, { description: '人员。' }) readonly person!: PersonName;
  @Field(() => UnitNameType, { description: '所在机构。' }) readonly unit!: UnitNameType;
  @Field(() => String, { nullable: true, description: '工作手机号；没有登记则不能发卡。' }) readonly phone!: string | null;
  @Field(() => Int, { description: '现在有效的手机数。' }) readonly devices!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: '手机最晚到期时间。' }) readonly deviceUntil!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '尚未使用的起始卡有效期至。' }) readonly slipUntil!: Date | null;
}
export const StartPersonConnection = ConnectionOf(StartPersonType, 'StartPerson');

@ObjectType('SignedInOnPhone', {
  description: '已在手机上登录，会话和手机密钥都在 Cookie 里。The session and the secret of the phone are in cookies.',
})
export class SignedInOnPhone {
  @Field(() => MeType, { description: 'Who is signed in now.' }) readonly me!: MeType;
  @Field(() => DeviceType, { description: '这部手机。Keep its id: it is needed to sign in by PIN.' }) readonly device!: DeviceType;
}

export const IssueStartCodeResult = resultUnion('IssueStartCodeResult', 'The slip, or why not.', StartSlip, PersonRefused);
const onPhone = (name: string, description: string) => resultUnion(name, description, SignedInOnPhone, SignInRefused);
export const StartOnPhoneResult = onPhone('StartOnPhoneResult', 'The phone is set up and signed in, or why not.');
export const SignInWithPinResult = onPhone('SignInWithPinResult', 'Signed in on the phone, or why not.');
export const AddThisDeviceResult = resultUnion('AddThisDeviceResult', 'The phone is set up, or why not.', SignedInOnPhone, DeviceRefused);
export const ChangePinResult = resultUnion('ChangePinResult', 'The phone with its new PIN, or why not.', DeviceType, DeviceRefused);
