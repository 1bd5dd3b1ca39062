import { IdScalar, IsText, type Order, OrderInputOf, PageArgs } from '@app/platform';
import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional } from 'class-validator';
import { MOST_SLIPS } from '../domain/start-code';
import { START_ORDER_FIELDS, type StartOrderField } from '../persistence/start-code.queries';

const CLIENT_ID =
  'Made by the client for this intent; a repeat gives the same slip without its code. Left out: each call makes a new slip.';

@InputType({ description: '给一位人员发起始卡；原来的起始卡作废。' })
export class IssueStartCodeInput {
  @Field(() => String, { nullable: true, description: CLIENT_ID }) @IsOptional() @IsText('clientId') readonly clientId?: string | null;
  @Field(() => IdScalar, { description: '给谁。' }) readonly personId!: string;
}

@InputType({ description: `给一批人员发起始卡，最多${MOST_SLIPS}人。` })
export class IssueStartCodesInput {
  @Field(() => String, { nullable: true, description: CLIENT_ID }) @IsOptional() @IsText('clientIdOfMany') readonly clientId?:
    string | null;
  @Field(() => [IdScalar], { description: `给谁，1至${MOST_SLIPS}人。` })
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_SLIPS)
  readonly personIds!: readonly string[];
}

export const StartPersonOrder = OrderInputOf('StartPerson', START_ORDER_FIELDS);

@ArgsType()
export class StartListArgs extends PageArgs {
  @Field(() => StartPersonOrder, { nullable: true, description: '排序；不填按机构顺序。' })
  @IsOptional()
  readonly orderBy?: Order<StartOrderField> | null;
  @Field(() => IdScalar, { nullable: true, description: '本机构及其下级；不填为本岗位全部范围。' }) readonly unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: '只要还没有开通手机的人。' }) @IsOptional() readonly withoutDevice?: boolean | null;
}

@InputType({ description: '用起始卡在手机上开通。' })
export class StartOnPhoneInput {
  @Field(() => String, { description: '起始卡上的工作手机号；全角、空格、+86 均可。' }) @IsText('phone') readonly phone!: string;
  @Field(() => String, { description: '起始卡上的起始码：10位数字，空格不限。' }) @IsText('startCode') readonly startCode!: string;
  @Field(() => String, { description: '自己设的 PIN 码：6位数字，不能是重复、连号或手机号里的数字。' })
  @IsText('pin')
  readonly pin!: string;
  @Field(() => String, { description: '手机名称，如“工作手机”，便于以后辨认。' }) @IsText('deviceName') readonly deviceName!: string;
}

@InputType({ description: '在已开通的手机上用 PIN 码登录。' })
export class SignInWithPinInput {
  @Field(() => IdScalar, { description: '手机；开通时给出。' }) readonly deviceId!: string;
  @Field(() => String, { description: 'PIN 码。' }) @IsText('pin') readonly pin!: string;
  @Field(() => IdScalar, { nullable: true, description: '用哪个岗位；不填则用最主要的一个。' }) readonly postId?: string | null;
}

@InputType({ description: '用密码登录后，把这部手机开通为用 PIN 码登录。' })
export class AddThisDeviceInput {
  @Field(() => String, { description: '自己设的 PIN 码：6位数字。' }) @IsText('pin') readonly pin!: string;
  @Field(() => String, { description: '手机名称。' }) @IsText('deviceName') readonly deviceName!: string;
}

@InputType({ description: '修改这部手机的 PIN 码。' })
export class ChangePinInput {
  @Field(() => String, { description: '现在的 PIN 码。' }) @IsText('pin') readonly currentPin!: string;
  @Field(() => String, { description: '新的 PIN 码：6位数字。' }) @IsText('pin') readonly newPin!: string;
}
