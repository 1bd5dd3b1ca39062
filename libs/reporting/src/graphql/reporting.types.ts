import type { LocalDate } from '@app/kernel';
import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar } from '@app/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { METRICS } from '../metrics/dictionary';
import { METRIC_KEYS, type MetricKey, SUBJECT_KINDS, type SubjectKind } from '../metrics/metric';

const enumOf = <T extends string>(values: readonly T[]): Readonly<Record<T, T>> =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

export const MetricKeys = enumOf(METRIC_KEYS);
registerEnumType(MetricKeys, {
  name: 'MetricKey',
  description: 'A metric of the dictionary.',
  valuesMap: Object.fromEntries(METRICS.map((m) => [m.key, { description: `${m.name}（${m.unit}）` }])),
});
export const SubjectKinds = enumOf(SUBJECT_KINDS);
registerEnumType(SubjectKinds, {
  name: 'SubjectKind',
  description: 'What a row of a figure opens as.',
  valuesMap: {
    VISIT: { description: '走访' },
    APPEAL: { description: '诉求' },
    DEMAND: { description: '融资需求' },
    ENTERPRISE: { description: '市场主体' },
  },
});

@ObjectType('Metric', { description: '指标。One entry of the metric dictionary.' })
export class MetricType {
  @Field(() => MetricKeys, { description: 'Key.' }) readonly key!: MetricKey;
  @Field(() => Int, { description: 'Version of the definition.' }) readonly version!: number;
  @Field(() => String, { description: 'Chinese name.' }) readonly name!: string;
  @Field(() => String, { description: 'What one of it is called: 家, 家次, 件, 笔 or 元.' }) readonly unit!: string;
  @Field(() => String, { description: '口径: what is counted, in one Chinese sentence.' }) readonly definition!: string;
  @Field(() => [String], { description: 'Known mistakes with it.' }) readonly traps!: readonly string[];
}

@ObjectType('FigureUnit', { description: 'The unit a figure is of, or that a row was done by.' })
export class FigureUnitType {
  @Field(() => IdScalar, { description: 'Id of the unit.' }) readonly id!: string;
  @Field(() => String, { description: 'Name of the unit.' }) readonly name!: string;
}

@ObjectType({ description: 'The firm of a row, under the name it had as of the asked instant.' })
export class FigureFirm {
  @Field(() => IdScalar, { description: 'Id of the firm that counts after merges.' }) readonly id!: string;
  @Field(() => String, { description: 'Full name.' }) readonly name!: string;
  @Field(() => String, { description: 'Short name.' }) readonly shortName!: string;
}

@ObjectType('FigureRow', { description: 'One row behind a figure; for 家 a firm, with one record that stands for it.' })
export class FigureRowType {
  @Field(() => IdScalar, { description: 'Id of the row within its figure.' }) readonly id!: string;
  @Field(() => FigureFirm, { nullable: true, description: 'The firm; none when it is not in the register.' })
  readonly enterprise!: FigureFirm | null;
  @Field(() => String, { description: 'Name of the firm, also of one that is not in the register.' }) readonly firmName!: string;
  @Field(() => LocalDateScalar, { description: 'Business date of the record.' }) readonly date!: LocalDate;
  @Field(() => String, { description: 'What the row adds to the figure, as a decimal string.' }) readonly weight!: string;
  @Field(() => FigureUnitType, { nullable: true, description: 'The unit that did it.' }) readonly orgUnit!: FigureUnitType | null;
  @Field(() => SubjectKinds, { description: 'What the record is.' }) readonly subjectKind!: SubjectKind;
  @Field(() => IdScalar, { description: 'Id of the record.' }) readonly subjectId!: string;
  @Field(() => String, { description: 'One line that says which record it is.' }) readonly label!: string;
}

export const FigureRowConnection = ConnectionOf(FigureRowType, 'FigureRow');

@ObjectType('Figure', { description: '数字。A number with its definition, its time and the rows behind it.' })
export class FigureType {
  @Field(() => MetricType, { description: 'What was counted.' }) readonly metric!: MetricType;
  @Field(() => String, { description: 'A count, or yuan with two decimals, as a decimal string.' }) readonly value!: string;
  @Field(() => FigureUnitType, { description: 'The unit it is of, with the units below.' }) readonly unit!: FigureUnitType;
  @Field(() => LocalDateScalar, { description: 'First business date.' }) readonly from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last business date.' }) readonly to!: LocalDate;
  @Field(() => DateTimeScalar, { description: 'What the system knew then; asking with it again gives the same.' }) readonly asOf!: Date;
  @Field(() => DateTimeScalar, { description: 'When it was computed.' }) readonly generatedAt!: Date;
}

@ObjectType({ description: 'A stretch of the sentence; with a metric it is a number that can be opened.' })
export class ReportSegment {
  @Field(() => String, { description: 'Words or number.' }) readonly text!: string;
  @Field(() => MetricKeys, { nullable: true, description: 'The figure behind it.' }) readonly metric!: MetricKey | null;
  @Field(() => String, { nullable: true, description: 'The exact amount in yuan behind rounded words.' }) readonly exact!: string | null;
}

@ObjectType('Report', { description: '报告文字。The sentence of the report, made from records alone.' })
export class ReportType {
  @Field(() => String, { description: 'The sentence; empty when there is nothing to tell.' }) readonly text!: string;
  @Field(() => [ReportSegment], { description: 'The same sentence in stretches.' }) readonly segments!: readonly ReportSegment[];
  @Field(() => [FigureType], { description: 'The figures of the sentence.' }) readonly figures!: readonly FigureType[];
  @Field(() => FigureUnitType, { description: 'The unit it is of, with the units below.' }) readonly unit!: FigureUnitType;
  @Field(() => LocalDateScalar, { description: 'First business date.' }) readonly from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last business date.' }) readonly to!: LocalDate;
  @Field(() => DateTimeScalar, { description: 'What the system knew then.' }) readonly asOf!: Date;
  @Field(() => DateTimeScalar, { description: 'When it was computed.' }) readonly generatedAt!: Date;
}
