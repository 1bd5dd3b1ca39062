import { IsText, resultUnion } from '@app/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { TrackRefused } from '../identity.errors';

@InputType({ description: '查询诉求。Both as on the slip: case, spaces, dashes and full width do not matter.' })
export class TrackAppealInput {
  @Field(() => String, { description: '编号。' })
  @IsText('queryCode')
  readonly number!: string;
  @Field(() => String, { description: '查询码。Eight signs.' })
  @IsText('queryCode')
  readonly code!: string;
}

@ObjectType({ description: '可以查询。What to show from now on instead of a card.' })
export class Tracking {
  @Field(() => String, { description: '编号。As it is written.' }) readonly number!: string;
  @Field(() => String, {
    description: 'Bearer token for this one appeal: number and query code in one word. It opens myAppeals and its acts.',
  })
  readonly token!: string;
}

export const TrackAppealResult = resultUnion(
  'TrackAppealResult',
  'The key to one appeal, or that number and code do not fit.',
  Tracking,
  TrackRefused,
);
