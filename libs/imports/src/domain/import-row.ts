import {
  checkPhone,
  cleanText,
  judgeCreditCode,
  judgeLegacyNo,
  LIMITS,
  type LocalDate,
  type Money,
  normalisePhone,
  type TextKind,
} from '@app/kernel';
import { cellText } from './blank-cell';
import { capitalUnitOf, parseCapital } from './capital';
import { type FirmKind, kindOf } from './import-kind';
import type { ImportField, RowFault, RowFaultCode } from './import.words';
import { parseLooseDate } from './loose-date';
import type { MessageParams } from './message-params';

/** What a row says about a firm; what it leaves empty is null. */
export interface RowValues {
  readonly name: string;
  readonly creditCode: string | null;
  readonly legacyRegistrationNo: string | null;
  readonly kind: FirmKind;
  readonly isBranch: boolean;
  readonly industryCode: string | null;
  readonly capital: { readonly amount: Money; readonly currency: string } | null;
  readonly capitalText: string | null;
  readonly establishedOn: LocalDate | null;
  readonly businessScope: string | null;
  readonly registeredAddress: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  /** The unit the row names; null: the one the file was uploaded for. */
  readonly unitId: string | null;
}

export interface RowRules {
  readonly headers: readonly string[];
  readonly columns: readonly (ImportField | null)[];
  readonly today: LocalDate;
  /** The unit of a name within the caller's range. */
  readonly unitOf: (name: string) => string | undefined;
}

export interface JudgedRow {
  readonly values: RowValues;
  readonly faults: readonly RowFault[];
}

/** Reads one row by the columns as they are set; says everything that is wrong with it at once. */
export function readRow(cells: readonly string[], rules: RowRules): JudgedRow {
  return new RowReader(cells, rules).read();
}

/** What a spreadsheet makes of a code of digits only: 9.14113E+17. The last digits are lost. */
const AS_NUMBER = /^\d(?:\.\d+)?[Ee]\+?\d{2}$/;
const TOTAL = /^(?:合计|总计|小计|共计|累计)(?:[:：]|\d|共|$)/u;

class RowReader {
  private readonly faults: RowFault[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly rules: RowRules,
  ) {}

  private column(field: ImportField): number | null {
    const column = this.rules.columns.indexOf(field);
    return column < 0 ? null : column;
  }

  private cell(field: ImportField): string {
    const column = this.column(field);
    return column === null ? '' : cellText(this.cells[column]);
  }

  private fault(field: ImportField, code: RowFaultCode, params?: MessageParams, warning?: true): null {
    this.faults.push({ column: this.column(field), code, ...(params ? { params } : {}), ...(warning ? { warning } : {}) });
    return null;
  }

  private text(field: ImportField, kind: TextKind): string | null {
    const rule = LIMITS.text[kind];
    const clean = cleanText(this.cell(field), rule);
    if (clean.ok) return clean.text === '' ? null : clean.text;
    return clean.fault === 'TOO_LONG' ? this.fault(field, 'ROW_TOO_LONG', { max: rule.max }) : this.fault(field, 'ROW_TEXT');
  }

  private codes(): Pick<RowValues, 'creditCode' | 'legacyRegistrationNo'> {
    const typed = this.cell('creditCode');
    // Faults of check digits are told apart: they are stored and may be overridden, the code stays.
    const judged = judgeCreditCode(typed, true);
    const strict = judgeCreditCode(typed, false);
    const legacyTyped = this.cell('legacyRegistrationNo');
    if (!judged.ok && judged.fault === 'IS_LEGACY' && legacyTyped === '') {
      this.fault('creditCode', 'ROW_CODE_WAS_LEGACY', undefined, true);
      return { creditCode: null, legacyRegistrationNo: this.legacyNo('creditCode', typed) };
    }
    if (AS_NUMBER.test(typed)) {
      this.fault('creditCode', 'ROW_CODE_AS_NUMBER', { text: typed.slice(0, 40) });
    } else if (!strict.ok && strict.suggestion) {
      this.fault('creditCode', 'CREDIT_CODE_LETTER', { suggestion: strict.suggestion });
    } else if (!strict.ok) {
      const fault = strict.fault === 'IS_LEGACY' ? 'LENGTH' : strict.fault;
      this.fault('creditCode', `CREDIT_CODE_${fault}`, strict.expected ? { expected: strict.expected } : undefined);
    }
    return { creditCode: judged.ok ? judged.code : null, legacyRegistrationNo: this.legacyNo('legacyRegistrationNo', legacyTyped) };
  }

  private legacyNo(field: ImportField, typed: string): string | null {
    const judged = judgeLegacyNo(typed, true);
    if (!judged) return this.fault(field, 'LEGACY_NO_FAULT');
    if (!judgeLegacyNo(typed, false)) this.fault(field, 'LEGACY_NO_CHECK_DIGIT');
    return judged.no;
  }

  private date(): LocalDate | null {
    const text = this.cell('establishedOn');
    if (text === '') return null;
    const date = parseLooseDate(text);
    if (!date) return this.fault('establishedOn', 'ROW_DATE', { text: text.slice(0, 40) });
    return date > this.rules.today ? this.fault('establishedOn', 'ROW_DATE_FUTURE') : date;
  }

  private capital(): Pick<RowValues, 'capital' | 'capitalText'> {
    const capitalText = this.text('capital', 'capital');
    if (capitalText === null) return { capital: null, capitalText };
    const unit = capitalUnitOf(this.rules.headers[this.column('capital') ?? -1] ?? '');
    const capital =
      parseCapital(capitalText, unit) ?? this.fault('capital', 'ROW_CAPITAL_UNREAD', { text: capitalText.slice(0, 40) }, true);
    return { capital, capitalText };
  }

  /** Several numbers in one cell: the first that is one. */
  private phone(): string | null {
    const text = this.cell('contactPhone');
    if (text === '') return null;
    const numbers = [text, ...text.split(/[,，、;；/\s]+/u)].map(normalisePhone);
    return numbers.find((number) => checkPhone(number).ok) ?? this.fault('contactPhone', 'PHONE_INVALID');
  }

  private industry(): string | null {
    const text = this.cell('industryCode');
    if (text === '') return null;
    const code = /^([A-T](?:\d{2,4})?)(?![0-9A-Za-z])/.exec(text.normalize('NFKC').toUpperCase())?.[1];
    return code ?? this.fault('industryCode', 'ROW_INDUSTRY_UNREAD', { text: text.slice(0, 40) }, true);
  }

  /** The sum below a ledger: its first word says so, or stands where a name would. */
  private isTotal(name: string | null): boolean {
    const first = this.cells.map((cell) => cellText(cell)).find((cell) => cell !== '');
    return [name, first].some((text) => TOTAL.test((text ?? '').replace(/\s+/gu, '')));
  }

  private unit(): string | null {
    const text = this.cell('unit');
    if (text === '') return null;
    return this.rules.unitOf(text) ?? this.fault('unit', 'ROW_UNIT_UNKNOWN', { text: text.slice(0, 40) });
  }

  read(): JudgedRow {
    const name = this.text('name', 'firmName');
    if (name === null && !this.faults.length) this.fault('name', 'ROW_NAME_MISSING');
    const codes = this.codes();
    const values: RowValues = {
      name: name ?? '',
      ...codes,
      ...kindOf(this.cell('kind'), codes.creditCode, name ?? ''),
      industryCode: this.industry(),
      ...this.capital(),
      establishedOn: this.date(),
      businessScope: this.text('businessScope', 'businessScope'),
      registeredAddress: this.text('registeredAddress', 'address'),
      contactName: this.text('contactName', 'personName'),
      contactPhone: this.phone(),
      unitId: this.unit(),
    };
    // Of a sum nothing is to be corrected, whatever else its cells are.
    const faults: readonly RowFault[] = this.isTotal(name) ? [{ column: null, code: 'ROW_TOTAL' }] : this.faults;
    return { values, faults };
  }
}

/** What tells two rows of one file apart: the code, or without one the name at its unit. */
export const identityOf = (values: RowValues, defaultUnitId: string): string =>
  values.creditCode ? `code ${values.creditCode}` : `name ${values.unitId ?? defaultUnitId} ${values.name}`;

/** Judges a whole file: each row by itself, and each against those before it. */
export function judgeRows(
  rows: readonly { readonly rowNo: number; readonly cells: readonly string[] }[],
  rules: RowRules,
  defaultUnitId: string,
): (JudgedRow & { readonly rowNo: number })[] {
  const seen = new Map<string, number>();
  return rows.map(({ rowNo, cells }) => {
    const judged = readRow(cells, rules);
    if (judged.values.name === '' && judged.values.creditCode === null) return { rowNo, ...judged };
    const identity = identityOf(judged.values, defaultUnitId);
    const first = seen.get(identity);
    if (first === undefined) {
      seen.set(identity, rowNo);
      return { rowNo, ...judged };
    }
    const column = rules.columns.indexOf(judged.values.creditCode ? 'creditCode' : 'name');
    const duplicate: RowFault = { column: column < 0 ? null : column, code: 'DUPLICATE_IN_FILE', params: { row: first } };
    return { rowNo, values: judged.values, faults: [...judged.faults, duplicate] };
  });
}
