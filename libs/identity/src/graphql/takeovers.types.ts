import { DateTimeScalar, IdScalar, resultUnion } from '@app/platform';
import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TakeoverKind } from '../domain/takeover';
import { TakeoverRefused } from '../identity.errors';
import { RoleEnum } from './enums';
import { PersonName } from './sign-in.types';

const TakeoverKindEnum = { PASSWORD: 'PASSWORD', START_CODE: 'START_CODE' } as const satisfies { readonly [K in TakeoverKind]: K };
registerEnumType(TakeoverKindEnum, {
  name: 'TakeoverKind',
  description: '怎样进入账号。How somebody else could have come into an account.',
  valuesMap: { PASSWORD: { description: '重设了密码' }, START_CODE: { description: '发了起始卡' } },
});

@ObjectType({
  description: '接管。A new password or slip for an account with posts; the posts rest until a second administrator has approved.',
})
export class Takeover {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => TakeoverKindEnum, { description: '方式。' }) readonly kind!: TakeoverKind;
  @Field(() => PersonName, { description: '账号的主人。' }) readonly person!: PersonName;
  @Field(() => String, { description: '所在单位。' }) readonly unitName!: string;
  @Field(() => [RoleEnum], { description: '岗位。Present and coming ones.' }) readonly roles!: readonly string[];
  @Field(() => PersonName, { description: '经办人。Who made the password or the slip.' }) readonly askedBy!: PersonName;
  @Field(() => DateTimeScalar, { description: 'When it was made.' }) readonly recordedAt!: Date;
  @Field(() => String, { nullable: true, description: '确认人。Null while it waits.' }) readonly decidedByName!: string | null;
  @Field(() => Boolean, { nullable: true, description: '是否同意。Null while it waits.' }) readonly approved!: boolean | null;
}

@InputType({ description: '确认或拒绝一次接管。' })
export class DecideTakeoverInput {
  @Field(() => IdScalar, { description: 'Which one.' }) readonly takeoverId!: string;
  @Field(() => Boolean, { description: '同意。Yes: the owner was asked, and the posts open. No: what was made is worthless.' })
  readonly approve!: boolean;
}

@ObjectType({ description: '已处理。' })
export class TakeoverDecided {
  @Field(() => IdScalar, { description: 'The takeover.' }) readonly id!: string;
}

export const DecideTakeoverResult = resultUnion('DecideTakeoverResult', 'Decided, or why not.', TakeoverDecided, TakeoverRefused);
