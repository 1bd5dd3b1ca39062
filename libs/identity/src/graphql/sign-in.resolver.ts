import { type Actor, addressKey } from '@app/kernel';
import { answer, CurrentActor, Database, IdScalar, Public, type RequestContext, SignedIn } from '@app/platform';
import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { useFirstAdminLink } from '../bootstrap';
import { PasswordRefused, SetupRefused, SignInRefused } from '../identity.errors';
import { PasswordsService } from '../passwords.service';
import { type OpenedSession, SignInService } from '../sign-in.service';
import { giveCookie, takeCookie } from './cookie';
import { ChangePasswordInput, SignInInput, UseFirstAdminLinkInput } from './sign-in.input';
import {
  ChangePasswordResult,
  type InstallationSetUp,
  MeType,
  type PasswordChanged,
  type SignedInAs,
  SignInResult,
  SwitchPostResult,
  UseFirstAdminLinkResult,
} from './sign-in.types';

/** Puts the new session into the cookie; the token itself is in no answer. */
function withCookie(context: RequestContext, opened: OpenedSession | SignInRefused): SignedInAs | SignInRefused {
  if (opened instanceof SignInRefused) return opened;
  giveCookie(context, opened.token);
  return { me: opened.me };
}

@Resolver()
export class SignInResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly passwords: PasswordsService,
    private readonly database: Database,
  ) {}

  @Public()
  @Mutation(() => SignInResult, { description: '登录。Opens a session in a cookie.' })
  async signIn(
    @Context() context: RequestContext,
    @Args('input', { description: 'Name, password and, with several, the post.' }) input: SignInInput,
  ): Promise<SignedInAs | SignInRefused> {
    return withCookie(context, await this.signIns.signIn(input, context.request.ip));
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: '退出。Ends this session.' })
  async signOut(@Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<boolean> {
    await this.signIns.signOut(actor);
    takeCookie(context);
    return true;
  }

  @SignedIn()
  @Mutation(() => Int, { description: '全部下线。Ends all sessions of the person, this one too; gives their number.' })
  async signOutEverywhere(@Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<number> {
    const ended = await this.signIns.signOutEverywhere(actor);
    takeCookie(context);
    return ended;
  }

  @SignedIn()
  @Mutation(() => SwitchPostResult, { description: '切换岗位。A new session bound to another of the own posts.' })
  async switchPost(
    @Context() context: RequestContext,
    @CurrentActor() actor: Actor,
    @Args('postId', { type: () => IdScalar, description: '岗位。' }) postId: string,
  ): Promise<SignedInAs | SignInRefused> {
    return withCookie(context, await this.signIns.switchPost(actor, postId));
  }

  @SignedIn()
  @Mutation(() => ChangePasswordResult, { description: '修改密码。Ends the other sessions.' })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The present password and the new one.' }) input: ChangePasswordInput,
  ): Promise<PasswordChanged | PasswordRefused> {
    return answer(this.passwords.changePassword(actor, input), (done) => ({ me: done }));
  }

  @SignedIn()
  @Query(() => MeType, { description: '我是谁，能做什么。' })
  me(@CurrentActor() actor: Actor): Promise<MeType> {
    return this.signIns.me(actor);
  }

  @Public()
  @Mutation(() => UseFirstAdminLinkResult, { description: '用命令行给出的一次性链接建立第一位管理员。' })
  async useFirstAdminLink(
    @Context() context: RequestContext,
    @Args('input', { description: 'The code of the link, and who the first administrator is.' }) input: UseFirstAdminLinkInput,
  ): Promise<InstallationSetUp | SetupRefused> {
    this.signIns.admit(addressKey(context.request.ip));
    const { loginName, ...rest } = input;
    return answer(useFirstAdminLink(this.database, { ...rest, adminLoginName: loginName }), (done) => ({ countyId: done.county.id }));
  }
}
