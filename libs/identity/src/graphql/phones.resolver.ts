import { type Actor } from '@app/kernel';
import { Can, CurrentActor, IdScalar, type Page, Public, type RequestContext, SignedIn } from '@app/platform';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DevicesService } from '../devices.service';
import { DeviceRefused, PersonRefused, SignInRefused } from '../identity.errors';
import { type OpenedOnPhone, PhonesService } from '../phones.service';
import { StartCodesService } from '../start-codes.service';
import { browserOf, giveCookie, giveDeviceCookie, takeCookie, takeDeviceCookie } from './cookie';
import { DeviceType } from './devices.types';
import {
  AddThisDeviceInput,
  ChangePinInput,
  IssueStartCodeInput,
  IssueStartCodesInput,
  SignInWithPinInput,
  StartListArgs,
  StartOnPhoneInput,
} from './phones.input';
import {
  AddThisDeviceResult,
  ChangePinResult,
  IssueStartCodeResult,
  type SignedInOnPhone,
  SignInWithPinResult,
  StartOnPhoneResult,
  StartPersonConnection,
  type StartPersonType,
  StartSlip,
  StartSlips,
} from './phones.types';

/** Puts both secrets into cookies; neither is in any answer. */
function withCookies<R extends SignInRefused | DeviceRefused>(context: RequestContext, opened: OpenedOnPhone | R): SignedInOnPhone | R {
  if (opened instanceof SignInRefused || opened instanceof DeviceRefused) return opened;
  for (const id of opened.replaced) takeDeviceCookie(context, id);
  giveCookie(context, opened.token);
  if (opened.deviceToken !== null) giveDeviceCookie(context, opened.device.id, opened.deviceToken, opened.device.expiresAt);
  return { me: opened.me, device: { ...opened.device, current: true } };
}

/** Start slips, and signing in on a phone. */
@Resolver()
export class PhonesResolver {
  constructor(
    private readonly codes: StartCodesService,
    private readonly phones: PhonesService,
    private readonly devices: DevicesService,
  ) {}

  @Can('person:manage', 'person:start')
  @Query(() => StartPersonConnection, { description: '可以发起始卡的人员，及各自的手机是否已开通；限本岗位范围。' })
  startList(@CurrentActor() actor: Actor, @Args() args: StartListArgs): Promise<Page<StartPersonType>> {
    return this.codes.startList(actor, args, args, args.orderBy);
  }

  @Can('person:manage', 'person:start')
  @Mutation(() => IssueStartCodeResult, {
    description: '发起始卡：14天内有效，只能用一次，新卡使旧卡作废。营商办只能发给只有包联干部、村联络员岗位的人。',
  })
  issueStartCode(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who gets a start code.' }) input: IssueStartCodeInput,
  ): Promise<StartSlip | PersonRefused> {
    return this.codes.issueStartCode(actor, input);
  }

  @Can('person:manage', 'person:start')
  @Mutation(() => StartSlips, { description: '成批发起始卡，用于打印；不能发的逐人说明原因。' })
  issueStartCodes(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who gets start codes.' }) input: IssueStartCodesInput,
  ): Promise<StartSlips> {
    return this.codes.issueStartCodes(actor, input);
  }

  @Public()
  @Mutation(() => StartOnPhoneResult, { description: '用起始卡在这部手机上开通，设自己的 PIN 码并登录。' })
  async startOnPhone(
    @Context() context: RequestContext,
    @Args('input', { description: 'What stands on the slip, and the PIN chosen.' }) input: StartOnPhoneInput,
  ): Promise<SignedInOnPhone | SignInRefused> {
    return withCookies(context, await this.phones.startOnPhone(input, browserOf(context)));
  }

  @Public()
  @Mutation(() => SignInWithPinResult, { description: '在已开通的手机上用 PIN 码登录；连续输错要等，第10次输错手机停用。' })
  async signInWithPin(
    @Context() context: RequestContext,
    @Args('input', { description: 'The PIN on a device that was started before.' }) input: SignInWithPinInput,
  ): Promise<SignedInOnPhone | SignInRefused> {
    return withCookies(context, await this.phones.signInWithPin(input, browserOf(context)));
  }

  @SignedIn()
  @Mutation(() => AddThisDeviceResult, { description: '用密码登录后，把这部手机开通为用 PIN 码登录；密码的会话随即结束。' })
  async addThisDevice(
    @Context() context: RequestContext,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The device, and the PIN chosen for it.' }) input: AddThisDeviceInput,
  ): Promise<SignedInOnPhone | DeviceRefused> {
    return withCookies(context, await this.phones.addThisDevice(actor, input, browserOf(context)));
  }

  @SignedIn()
  @Mutation(() => ChangePinResult, { description: '修改这部手机的 PIN 码。' })
  changePin(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The present PIN and the new one.' }) input: ChangePinInput,
  ): Promise<DeviceType | DeviceRefused> {
    return this.devices.changePin(actor, input);
  }

  @SignedIn()
  @Query(() => [DeviceType], { description: '我开通的手机，最近用过的在前。' })
  myDevices(@CurrentActor() actor: Actor): Promise<readonly DeviceType[]> {
    return this.devices.myDevices(actor);
  }

  @Can('person:manage', 'person:start', 'session:revoke')
  @Query(() => [DeviceType], { description: '一位人员开通的手机，限本岗位范围；营商办限包联干部、村联络员。' })
  devicesOf(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => IdScalar, description: 'Whose.' }) personId: string,
  ): Promise<readonly DeviceType[]> {
    return this.devices.devicesOf(actor, personId);
  }

  @SignedIn()
  @Mutation(() => DeviceType, { description: '停用一部手机：本人的，或由管理人员停用他人的；其上的登录立即失效。' })
  revokeDevice(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'Id of the device.' }) id: string,
  ): Promise<DeviceType> {
    return this.devices.revokeDevice(actor, id);
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: '清除这部手机：停用并退出，以后要用新的起始卡。False: this session is none of a phone.' })
  async forgetThisDevice(@Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<boolean> {
    const id = await this.devices.forgetThisDevice(actor);
    if (id === null) return false;
    takeDeviceCookie(context, id);
    takeCookie(context);
    return true;
  }
}
