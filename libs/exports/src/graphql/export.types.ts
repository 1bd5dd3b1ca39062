import { ConnectionOf, DateTimeScalar, IdScalar, OrderInputOf, resultUnion } from '@app/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EXPORT_STATES, type ExportState } from '../domain/export.states';
import { EXPORT_KIND_CODES, EXPORT_KIND_VALUES, type ExportKind } from '../export-lists';
import { ExportRefused } from '../exports.errors';
import { EXPORT_ORDER_FIELDS } from '../persistence/export.queries';

/** An enum of the API from a closed list of words: its codes, described by their Chinese names. */
function enumOf<K extends string>(name: string, description: string, words: Readonly<Record<K, string>>): { readonly [P in K]: P } {
  const entries = Object.entries(words) as [K, string][];
  const codes = Object.fromEntries(entries.map(([code]) => [code, code])) as { readonly [P in K]: P };
  const valuesMap = Object.fromEntries(entries.map(([code, text]) => [code, { description: text }])) as Record<K, { description: string }>;
  registerEnumType(codes, { name, description, valuesMap });
  return codes;
}
export const ExportKindEnum = EXPORT_KIND_CODES;
registerEnumType(ExportKindEnum, { name: 'ExportKind', description: '导出种类。Which list is taken out.', valuesMap: EXPORT_KIND_VALUES });
export const ExportStateEnum = enumOf('ExportState', '导出状态。How far an export is.', EXPORT_STATES);

@ObjectType({ description: '导出。A list as a file (XLSX), made in the background; fetched by GET /files/{fileId}.' })
export class Export {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => ExportKindEnum, { description: 'Which list.' }) readonly kind!: ExportKind;
  @Field(() => ExportStateEnum, { description: 'How far it is.' }) readonly state!: ExportState;
  @Field(() => Int, { nullable: true, description: '行数。Rows of the file: as many as the list had under the same filter.' })
  readonly rowCount!: number | null;
  @Field(() => IdScalar, { nullable: true, description: 'The file, once it is done.' }) readonly fileId!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the file.' }) readonly fileName!: string | null;
  @Field(() => String, { nullable: true, description: 'Why there is no file, for people.' }) readonly failureMessage!: string | null;
  @Field(() => Boolean, { description: 'Contacts are shown in full, for a reason that was given.' }) readonly inFull!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was asked for.' }) readonly recordedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done, or given up.' }) readonly finishedAt!: Date | null;
}
export const ExportConnection = ConnectionOf(Export, 'Export');
export const ExportOrder = OrderInputOf('Export', EXPORT_ORDER_FIELDS);

export const RequestExportResult = resultUnion('RequestExportResult', 'The export on its way, or why not.', Export, ExportRefused);
