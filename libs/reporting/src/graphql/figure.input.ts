import type { LocalDate } from '@app/kernel';
import { DateTimeScalar, IdScalar, LocalDateScalar } from '@app/platform';
import { Field, InputType } from '@nestjs/graphql';
import type { MetricKey } from '../metrics/metric';
import { MetricKeys } from './reporting.types';

@InputType({ description: 'Of which unit, over which days, known when.' })
export class FiguresInput {
  @Field(() => IdScalar, { description: 'A unit within the scope; units below are included.' }) readonly unitId!: string;
  @Field(() => LocalDateScalar, { description: 'First business date.' }) readonly from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last business date.' }) readonly to!: LocalDate;
  @Field(() => DateTimeScalar, { nullable: true, description: 'As the system knew it at this instant; absent: now.' })
  readonly asOf?: Date | null;
}

@InputType({ description: 'One metric of a unit over a period.' })
export class FigureInput extends FiguresInput {
  @Field(() => MetricKeys, { description: 'The metric.' }) readonly metric!: MetricKey;
  @Field(() => IdScalar, {
    nullable: true,
    description: 'Only what this bank granted or paid. For M48 and M49; refused for every other metric, and not found where it is no bank.',
  })
  readonly bankId?: string | null;
}
