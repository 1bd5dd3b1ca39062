import type { MessageParams } from './message-params';

/** What a column of a list of firms may hold. */
export const ImportField = {
  name: 'name',
  creditCode: 'creditCode',
  legacyRegistrationNo: 'legacyRegistrationNo',
  kind: 'kind',
  industryCode: 'industryCode',
  capital: 'capital',
  establishedOn: 'establishedOn',
  businessScope: 'businessScope',
  registeredAddress: 'registeredAddress',
  contactName: 'contactName',
  contactPhone: 'contactPhone',
  unit: 'unit',
} as const;
export type ImportField = (typeof ImportField)[keyof typeof ImportField];

/** What people call them: the headings of the template, and the choices at a column. */
export const IMPORT_FIELD_NAMES: Readonly<Record<ImportField, string>> = {
  name: '名称',
  creditCode: '统一社会信用代码',
  legacyRegistrationNo: '原工商注册号',
  kind: '市场主体类型',
  industryCode: '行业代码',
  capital: '注册资本',
  establishedOn: '成立日期',
  businessScope: '经营范围',
  registeredAddress: '注册地址',
  contactName: '联系人',
  contactPhone: '联系电话',
  unit: '所属单位或村',
};

export const ImportState = {
  CHECKED: 'CHECKED',
  COMMITTING: 'COMMITTING',
  DONE: 'DONE',
  UNDOING: 'UNDOING',
  UNDONE: 'UNDONE',
} as const;
export type ImportState = (typeof ImportState)[keyof typeof ImportState];

export const ImportOutcome = {
  WAITING: 'WAITING',
  FAULTY: 'FAULTY',
  CREATED: 'CREATED',
  UNCHANGED: 'UNCHANGED',
  UPDATED: 'UPDATED',
} as const;
export type ImportOutcome = (typeof ImportOutcome)[keyof typeof ImportOutcome];

/** Which rows of an import are shown. */
export const ImportRowsShown = { ALL: 'ALL', FAULTY: 'FAULTY', NEW: 'NEW', KNOWN: 'KNOWN', WARNED: 'WARNED', KEPT: 'KEPT' } as const;
export type ImportRowsShown = (typeof ImportRowsShown)[keyof typeof ImportRowsShown];

/** What taking a row back came to: the firm is gone, its former values are back, some of them are, or it stays as it is. */
export const ImportUndo = { GONE: 'GONE', RESTORED: 'RESTORED', PARTLY: 'PARTLY', KEPT: 'KEPT' } as const;
export type ImportUndo = (typeof ImportUndo)[keyof typeof ImportUndo];

/** Why a row stays, wholly or in part; the catalogue has the words as IMPORT_STAYS_… */
export type StayReason =
  'VISITED' | 'APPEALED' | 'FINANCED' | 'ASSIGNED' | 'LINKED' | 'MERGED' | 'LISTED' | 'IMPORTED_AGAIN' | 'CORRECTED' | 'MOVED' | 'NOT_KEPT';

export type CellValue = string | boolean | null;
/** Field of the firm → what it was, what the import wrote. */
export type RowChanges = Readonly<Record<string, readonly [CellValue, CellValue]>>;

/** Codes of the catalogue that a row may carry. */
export type RowFaultCode =
  | 'CREDIT_CODE_LENGTH'
  | 'CREDIT_CODE_CHARACTER'
  | 'CREDIT_CODE_LETTER'
  | 'ROW_CODE_AS_NUMBER'
  | 'ROW_TOTAL'
  | 'CREDIT_CODE_FORMAT'
  | 'CREDIT_CODE_CHECK_DIGIT'
  | 'CREDIT_CODE_ORGANISATION_DIGIT'
  | 'CREDIT_CODE_TAKEN_ELSEWHERE'
  | 'LEGACY_NO_FAULT'
  | 'LEGACY_NO_CHECK_DIGIT'
  | 'PHONE_INVALID'
  | 'ROW_NAME_MISSING'
  | 'ROW_TEXT'
  | 'ROW_TOO_LONG'
  | 'ROW_DATE'
  | 'ROW_DATE_FUTURE'
  | 'ROW_CAPITAL_UNREAD'
  | 'ROW_INDUSTRY_UNREAD'
  | 'ROW_UNIT_UNKNOWN'
  | 'ROW_CODE_WAS_LEGACY'
  | 'DUPLICATE_IN_FILE';

export interface RowFault {
  /** The column it is about, counted from 0; null: the row as a whole. */
  readonly column: number | null;
  readonly code: RowFaultCode;
  readonly params?: MessageParams;
  /** Said to the person, and no reason to keep the row out. */
  readonly warning?: true;
  /** An officer who saw the licence lets it through. */
  readonly override?: { readonly by: string; readonly reason: string };
}

/** Faults of numbers that real licences carry. */
const OVERRIDABLE: ReadonlySet<RowFaultCode> = new Set([
  'CREDIT_CODE_CHECK_DIGIT',
  'CREDIT_CODE_ORGANISATION_DIGIT',
  'LEGACY_NO_CHECK_DIGIT',
]);

export const isOverridable = (fault: RowFault): boolean => OVERRIDABLE.has(fault.code);
export const blocks = (fault: RowFault): boolean => !fault.warning && !fault.override;
export const isGood = (faults: readonly RowFault[]): boolean => !faults.some(blocks);
