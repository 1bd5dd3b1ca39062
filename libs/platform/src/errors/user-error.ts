import { type MessageCode, type MessageParams, say } from '@app/messages';
import { Field, InterfaceType } from '@nestjs/graphql';
import { currentLocale } from './locale';
import '../feature/platform.messages';

/** A failure the user can act on: a member of the mutation's result union, never thrown across the API. */
@InterfaceType({
  description: '用户可以处理的拒绝。A refusal the user can act on; nothing was saved.',
  resolveType: (value: UserError) => value.constructor.name,
})
export abstract class UserError {
  @Field(() => String, { description: 'Stable code from the message catalogue.' })
  readonly code: MessageCode;

  @Field(() => String, { description: 'What to tell the user, in the language of Accept-Language (zh-CN by default).' })
  readonly message: string;

  @Field(() => String, { nullable: true, description: 'Path of the input field it is about, such as `input.firms.0`.' })
  readonly field?: string;

  constructor(
    code: MessageCode,
    readonly params: MessageParams = {},
    field?: string,
  ) {
    this.code = code;
    this.message = say(code, params, currentLocale());
    if (field !== undefined) this.field = field;
  }
}
