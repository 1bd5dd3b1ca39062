import { type Actor } from '@app/kernel';
import { Can, CurrentActor } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccessTokenRefused } from '../identity.errors';
import { type IssuedToken, TokensService } from '../tokens.service';
import { CreateAccessTokenInput, CreateProgramTokenInput, RevokeAccessTokenInput } from './directory.input';
import { AccessTokenType, CreateAccessTokenResult, type IssuedAccessToken } from './directory.types';

/** Tokens of programs. */
@Resolver()
export class TokensResolver {
  constructor(private readonly tokens: TokensService) {}

  @Can('token:own')
  @Query(() => [AccessTokenType], { description: '我的令牌。' })
  accessTokens(@CurrentActor() actor: Actor): Promise<readonly AccessTokenType[]> {
    return this.tokens.accessTokens(actor);
  }

  @Can('token:own')
  @Mutation(() => CreateAccessTokenResult, { description: '新建令牌，绑定当前岗位；内容只显示一次。' })
  async createAccessToken(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What the token is for, and how long it holds.' }) input: CreateAccessTokenInput,
  ): Promise<IssuedAccessToken | AccessTokenRefused> {
    return this.shown(actor, await this.tokens.createAccessToken(actor, input));
  }

  @Can('post:manage')
  @Mutation(() => CreateAccessTokenResult, { description: '给外部程序发令牌；内容只显示一次。' })
  async createProgramToken(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which program gets the token, and for how long.' }) input: CreateProgramTokenInput,
  ): Promise<IssuedAccessToken | AccessTokenRefused> {
    return this.shown(actor, await this.tokens.createProgramToken(actor, input));
  }

  @Can('token:own')
  @Mutation(() => AccessTokenType, { description: '撤销自己的令牌。' })
  async revokeAccessToken(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which token is withdrawn.' }) input: RevokeAccessTokenInput,
  ): Promise<AccessTokenType> {
    return this.tokens.tokenOf(actor, (await this.tokens.revokeAccessToken(actor, input.tokenId)).id);
  }

  private async shown(actor: Actor, issued: IssuedToken | AccessTokenRefused): Promise<IssuedAccessToken | AccessTokenRefused> {
    return issued instanceof AccessTokenRefused ? issued : { token: await this.tokens.tokenOf(actor, issued.id), secret: issued.secret };
  }
}
