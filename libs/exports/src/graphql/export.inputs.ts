import { IsText } from '@app/platform';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { ExportFilterInput, type ExportKind } from '../export-lists';
import { ExportKindEnum } from './export.types';

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
