import type { MessageCode, MessageParams } from '@app/messages';
import { UserError } from '@app/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import type { AppealAction } from './domain/appeal.words';
import { AppealActionEnum } from './graphql/appeal.enums';
import './appeals.messages';

/** Why an act on an appeal was not done, and what this actor could do instead. Nothing was saved. */
@ObjectType({ implements: () => [UserError], description: '诉求办理被拒绝。An act on an appeal that was refused; nothing was saved.' })
export class AppealRefused extends UserError {
  @Field(() => [AppealActionEnum], { description: 'What the same actor may do with the appeal now.' })
  readonly allowed: readonly AppealAction[];

  constructor(code: MessageCode, params: MessageParams = {}, field?: string, allowed: readonly AppealAction[] = []) {
    super(code, params, field);
    this.allowed = allowed;
  }
}
