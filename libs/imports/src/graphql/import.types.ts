import { ConnectionOf, DateTimeScalar, IdScalar, IsText, OrderInputOf, resultUnion } from '@app/platform';
import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { IMPORT_FIELD_NAMES, ImportField, ImportOutcome, ImportRowsShown, ImportState, ImportUndo } from '../domain/import.words';
import { EnterpriseImportRefused } from '../imports.errors';
import { IMPORT_ORDER_FIELDS } from '../persistence/import.queries';

registerEnumType(ImportField, {
  name: 'EnterpriseImportField',
  description: '导入项目。What a column of a list of firms holds.',
  valuesMap: Object.fromEntries(Object.entries(IMPORT_FIELD_NAMES).map(([field, description]) => [field, { description }])),
});
registerEnumType(ImportState, {
  name: 'EnterpriseImportState',
  description: '导入状态。Where an import stands.',
  valuesMap: {
    CHECKED: { description: '已检查，未导入' },
    COMMITTING: { description: '正在导入' },
    DONE: { description: '已完成' },
    UNDOING: { description: '正在撤销' },
    UNDONE: { description: '已撤销' },
  },
});
registerEnumType(ImportOutcome, {
  name: 'EnterpriseImportOutcome',
  description: '一行的结果。What became of a row.',
  valuesMap: {
    WAITING: { description: '可以导入' },
    FAULTY: { description: '有错误，未导入' },
    CREATED: { description: '新增' },
    UNCHANGED: { description: '已有，无变化' },
    UPDATED: { description: '已有，已更新' },
  },
});
registerEnumType(ImportRowsShown, {
  name: 'EnterpriseImportRows',
  description: '显示哪些行。Which rows of an import are shown.',
  valuesMap: {
    ALL: { description: '全部' },
    FAULTY: { description: '要改正' },
    NEW: { description: '新增' },
    KNOWN: { description: '已有' },
    WARNED: { description: '有提醒' },
    KEPT: { description: '没有撤销' },
  },
});
registerEnumType(ImportUndo, {
  name: 'EnterpriseImportUndo',
  description: '撤销的结果。What taking a row back came to.',
  valuesMap: {
    GONE: { description: '已撤销，企业已去掉' },
    RESTORED: { description: '已撤销，内容已改回' },
    PARTLY: { description: '部分改回' },
    KEPT: { description: '没有撤销' },
  },
});

@ObjectType({ description: 'A column of the file and what it is taken for.' })
export class EnterpriseImportColumn {
  @Field(() => Int, { description: 'Position, from 0.' }) readonly index!: number;
  @Field(() => String, { description: 'Heading in the file.' }) readonly header!: string;
  @Field(() => ImportField, { nullable: true, description: 'The field; null: not imported.' }) readonly field!: ImportField | null;
}

@ObjectType({ description: 'Something wrong with a row, or worth a look.' })
export class EnterpriseImportFault {
  @Field(() => Int, { nullable: true, description: 'The column, from 0; null: the row as a whole.' }) readonly column!: number | null;
  @Field(() => String, { description: 'Stable code from the message catalogue.' }) readonly code!: string;
  @Field(() => String, { description: 'What to tell the user.' }) readonly message!: string;
  @Field(() => Boolean, { description: 'Only a warning: the row goes in.' }) readonly isWarning!: boolean;
  @Field(() => Boolean, { description: 'Let through because the licence was seen.' }) readonly isOverridden!: boolean;
  @Field(() => Boolean, { description: 'May be let through by override.' }) readonly isOverridable!: boolean;
}

@ObjectType({ description: 'One row of the file.' })
export class EnterpriseImportRow {
  @Field(() => Int, { description: 'Row of the sheet, the first line of the file being 1.' }) readonly rowNo!: number;
  @Field(() => [String], { description: 'The cells as they are in the file.' }) readonly cells!: readonly string[];
  @Field(() => [EnterpriseImportFault], { description: 'Faults and warnings.' }) readonly faults!: readonly EnterpriseImportFault[];
  @Field(() => ImportOutcome, { description: 'What became of it.' }) readonly outcome!: ImportOutcome;
  @Field(() => IdScalar, { nullable: true, description: 'The firm it stands for: before the commit one that is in the register already.' })
  readonly enterpriseId!: string | null;
  @Field(() => ImportUndo, { nullable: true, description: 'What taking the import back came to for this row; null: it was not.' })
  readonly undo!: ImportUndo | null;
  @Field(() => String, { nullable: true, description: 'Why the row was not taken back, or not wholly.' })
  readonly undoWhy!: string | null;
}
export const EnterpriseImportRowConnection = ConnectionOf(EnterpriseImportRow, 'EnterpriseImportRow');

@ObjectType({ description: 'Why rows would stay, and how many.' })
export class EnterpriseImportKeptReason {
  @Field(() => String, { description: 'Stable code from the message catalogue.' }) readonly code!: string;
  @Field(() => String, { description: 'What to tell the user.' }) readonly message!: string;
  @Field(() => Int, { description: 'Rows.' }) readonly rows!: number;
}

@ObjectType({ description: 'A row that would stay.' })
export class EnterpriseImportKeptRow {
  @Field(() => Int, { description: 'Row of the sheet.' }) readonly rowNo!: number;
  @Field(() => String, { description: 'Why.' }) readonly message!: string;
}

@ObjectType({ description: '撤销前先看。What taking the import back would come to at this moment; somebody may use a firm meanwhile.' })
export class EnterpriseImportUndoPlan {
  @Field(() => Int, { description: 'Firms that would go.' }) readonly gone!: number;
  @Field(() => Int, { description: 'Firms that would get their former values back.' }) readonly restored!: number;
  @Field(() => Int, { description: 'Rows that would stay, wholly or in part.' }) readonly kept!: number;
  @Field(() => [EnterpriseImportKeptReason], { description: 'Why, with the number of rows.' })
  readonly reasons!: readonly EnterpriseImportKeptReason[];
  @Field(() => [EnterpriseImportKeptRow], { description: 'The first fifty of them.' })
  readonly keptRows!: readonly EnterpriseImportKeptRow[];
}

@ObjectType({ description: '市场主体导入。A list of firms: uploaded, checked, committed.' })
export class EnterpriseImport {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => ImportState, { description: 'Where it stands.' }) readonly state!: ImportState;
  @Field(() => String, { description: 'Name of the file.' }) readonly fileName!: string;
  @Field(() => String, { description: 'Name of the unit whose firms they are.' }) readonly unitName!: string;
  @Field(() => String, { description: 'UTF-8, GB18030, or XLSX.' }) readonly encoding!: string;
  @Field(() => [String], { description: 'Headings of the file.' }) readonly headers!: readonly string[];
  @Field(() => [EnterpriseImportColumn], { description: 'What each column is taken for.' })
  readonly columns!: readonly EnterpriseImportColumn[];
  @Field(() => Int, { description: 'Rows of the file.' }) readonly rowCount!: number;
  @Field(() => Int, { description: 'Rows that are in or may go in.' }) readonly good!: number;
  @Field(() => Int, { description: 'Rows kept out.' }) readonly faulty!: number;
  @Field(() => Int, { description: 'Rows still to be committed.' }) readonly waiting!: number;
  @Field(() => Int, { description: 'Those of them whose firm is in the register already.' }) readonly known!: number;
  @Field(() => Int, { description: 'Rows that go in, and have something worth a look.' }) readonly warned!: number;
  @Field(() => Boolean, {
    description: 'The work was given up after several attempts; commit again to go on. Told to whoever started it.',
  })
  readonly failed!: boolean;
  @Field(() => Int, { description: 'Firms entered so far.' }) readonly created!: number;
  @Field(() => Int, { description: 'Firms updated so far.' }) readonly updated!: number;
  @Field(() => Int, { description: 'Firms that were there with the same content.' }) readonly unchanged!: number;
  @Field(() => Int, { description: 'Firms that went when the import was taken back, so far.' }) readonly gone!: number;
  @Field(() => Int, { description: 'Firms whose former values are back, so far.' }) readonly restored!: number;
  @Field(() => Int, { description: 'Rows that were not taken back, or not wholly; each says why.' }) readonly kept!: number;
  @Field(() => String, { nullable: true, description: 'Why the import was taken back; null: it was not.' })
  readonly undoReason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When that was asked for.' }) readonly undoAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who asked for it.' }) readonly undoByName!: string | null;
  @Field(() => Int, { description: 'Version to be given back with the next act.' }) readonly version!: number;
  @Field(() => String, { description: 'Who uploaded it.' }) readonly uploadedByName!: string;
  @Field(() => DateTimeScalar, { description: 'When it was uploaded.' }) readonly recordedAt!: Date;
}

export const EnterpriseImportConnection = ConnectionOf(EnterpriseImport, 'EnterpriseImport');
export const EnterpriseImportOrder = OrderInputOf('EnterpriseImport', IMPORT_ORDER_FIELDS);

@InputType({ description: 'What a column is to be taken for.' })
export class ImportColumnInput {
  @Field(() => Int, { description: 'Position, from 0.' }) readonly index!: number;
  @Field(() => ImportField, { nullable: true, description: 'The field; null: not imported.' }) readonly field?: ImportField | null;
}

@InputType({ description: '调整列的对应关系。Every row is checked again.' })
export class SetImportColumnsInput {
  @Field(() => IdScalar, { description: 'The import.' }) readonly importId!: string;
  @Field(() => [ImportColumnInput], { description: 'Columns to change; the others stay.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  readonly columns!: ImportColumnInput[];
  @Field(() => Int, { nullable: true, description: 'The version you saw.' }) readonly version?: number | null;
}

@InputType({ description: '已核对执照原件，放行这一行。' })
export class OverrideRowInput {
  @Field(() => Int, { description: 'Row of the sheet.' }) readonly rowNo!: number;
  @Field(() => String, { description: 'Why it is taken although a check digit fails; audited.' })
  @IsText('reason')
  readonly reason!: string;
}

@InputType({ description: '开始导入。Commits all good rows in the background.' })
export class CommitEnterpriseImportInput {
  @Field(() => IdScalar, { description: 'The import.' }) readonly importId!: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' }) readonly version?: number | null;
  @Field(() => [OverrideRowInput], { nullable: true, description: "Rows to let through; needs 'enterprise:override-code'." })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  readonly overrideRows?: OverrideRowInput[] | null;
}

@InputType({ description: '已核对执照，放行。Lets rows through whose check digit fails; nothing is committed yet.' })
export class OverrideEnterpriseImportRowsInput {
  @Field(() => IdScalar, { description: 'The import.' }) readonly importId!: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' }) readonly version?: number | null;
  @Field(() => [OverrideRowInput], { description: "Rows to let through; needs 'enterprise:override-code'." })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  readonly rows!: OverrideRowInput[];
}

@InputType({ description: '撤销导入。Takes a finished import back as a whole, in the background.' })
export class UndoEnterpriseImportInput {
  @Field(() => IdScalar, { description: 'The import.' }) readonly importId!: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' }) readonly version?: number | null;
  @Field(() => String, { description: 'Why it is taken back; audited.' }) @IsText('reason') readonly reason!: string;
}

export const SetImportColumnsResult = resultUnion(
  'SetImportColumnsResult',
  'The import, checked again, or why not.',
  EnterpriseImport,
  EnterpriseImportRefused,
);
export const CommitEnterpriseImportResult = resultUnion(
  'CommitEnterpriseImportResult',
  'The import on its way, or why not.',
  EnterpriseImport,
  EnterpriseImportRefused,
);
export const OverrideEnterpriseImportRowsResult = resultUnion(
  'OverrideEnterpriseImportRowsResult',
  'The import with those rows let through, or why not.',
  EnterpriseImport,
  EnterpriseImportRefused,
);
export const UndoEnterpriseImportResult = resultUnion(
  'UndoEnterpriseImportResult',
  'The import being taken back, or why not.',
  EnterpriseImport,
  EnterpriseImportRefused,
);
