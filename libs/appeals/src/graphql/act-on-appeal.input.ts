import type { LocalDate } from '@app/kernel';
import { IdScalar, IsText, LocalDateScalar } from '@app/platform';
import { Field, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Min } from 'class-validator';

/** What every act on an appeal takes. */
@InputType({ isAbstract: true })
export abstract class ActOnAppealInput {
  @Field(() => IdScalar, { description: 'The appeal.' })
  readonly appealId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Made by the client for this one act: a repeat with the same content is the same act.',
  })
  @IsOptional()
  @IsText('clientId')
  readonly clientId?: string;
  @Field(() => LocalDateScalar, { nullable: true, description: '业务日期。Today when left out; not before the act before it.' })
  readonly occurredOn?: LocalDate;
  @Field(() => String, { nullable: true, description: '补录原因。Needed more than 30 days later.' })
  @IsOptional()
  @IsText('reason')
  readonly lateReason?: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw: the act is refused when somebody was faster.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  readonly version?: number;
}
