import { AppealsFilterInput } from '@app/appeals';
import { EnterpriseFilterInput } from '@app/enterprises';
import { IsText } from '@app/platform';
import { FigureInput } from '@app/reporting';
import { VisitFilter } from '@app/visits';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { ExportKind } from '../domain/export.words';
import { ExportKindEnum } from './export.types';

@InputType({ description: 'What the list is narrowed to: the filter of its own screen, under its own name. Others are not looked at.' })
export class ExportFilterInput {
  @Field(() => AppealsFilterInput, { nullable: true, description: 'For APPEALS, as in `appeals`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AppealsFilterInput)
  readonly appeals?: AppealsFilterInput | null;
  @Field(() => VisitFilter, { nullable: true, description: 'For VISITS, as in `visits`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => VisitFilter)
  readonly visits?: VisitFilter | null;
  @Field(() => EnterpriseFilterInput, { nullable: true, description: 'For ENTERPRISES, as in `enterprises`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EnterpriseFilterInput)
  readonly enterprises?: EnterpriseFilterInput | null;
  @Field(() => FigureInput, { nullable: true, description: 'For FIGURE_ROWS, where it must be given: the figure whose rows are wanted.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FigureInput)
  readonly figureRows?: FigureInput | null;
}

@InputType({ description: '导出。' })
export class RequestExportInput {
  @Field(() => String, { description: 'Made by the client for this one export: a repeat with the same content is the same export.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => ExportKindEnum, { description: 'Which list.' })
  readonly kind!: ExportKind;
  @Field(() => ExportFilterInput, { nullable: true, description: 'Which of its rows; all when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExportFilterInput)
  readonly filter?: ExportFilterInput | null;
  @Field(() => String, {
    nullable: true,
    description: "Why telephone numbers are to be shown in full; needs 'contact:reveal', and is kept in the audit. Masked when left out.",
  })
  @IsOptional()
  @IsText('shortReason')
  readonly revealReason?: string | null;
}
