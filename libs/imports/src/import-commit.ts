import {
  areaNamesOf,
  changeFirm,
  enterFirms,
  type FirmIdentity,
  type FirmRow,
  lockFirmsByIdentity,
  lockIdentities,
  proposedShortName,
  survivorsOf,
} from '@app/enterprises';
import { newId } from '@app/kernel';
import type { Tx } from '@app/platform';
import { readRow, type RowRules, type RowValues } from './domain/import-row';
import { blocks, type CellValue, type ImportField, type RowChanges, type RowFault } from './domain/import.words';
import { type ImportRecord, type RowResult, rulesOf, settleRows, type StoredRow } from './import-store';

/** Rows of one transaction: short locks, visible progress. */
export const CHUNK = 200;

interface Row extends StoredRow {
  readonly values: RowValues;
  readonly unitId: string;
  /** What the row is guilty of today, though it was good when it was checked: its village was closed, a rule has changed. */
  readonly spoilt: readonly RowFault[];
}

const identityOf = ({ values, unitId }: Row): FirmIdentity => ({ creditCode: values.creditCode, unitId, name: values.name });

const factsOf = (values: RowValues) => ({
  legacyRegistrationNo: values.legacyRegistrationNo,
  industryCode: values.industryCode,
  capitalAmount: values.capital?.amount.toString() ?? null,
  capitalCurrency: values.capital?.currency ?? null,
  capitalText: values.capitalText,
  establishedOn: values.establishedOn,
  businessScope: values.businessScope,
  registeredAddress: values.registeredAddress,
  contactName: values.contactName,
  contactPhone: values.contactPhone,
});

const overrideOf = (faults: readonly RowFault[]) => faults.find((fault) => fault.override)?.override;

/** What a row changes of a firm that is there: filled cells of mapped columns; an empty cell takes nothing away. */
export function differences(
  firm: FirmRow,
  values: RowValues,
  columns: readonly (ImportField | null)[],
  areaNames: readonly string[],
): Partial<FirmRow> {
  const wanted: Partial<FirmRow> = Object.fromEntries(Object.entries(factsOf(values)).filter(([, value]) => value !== null));
  // A capital that was not understood keeps its text and must not leave an amount of something else beside it.
  if (values.capitalText !== null && values.capital === null) Object.assign(wanted, { capitalAmount: null, capitalCurrency: null });
  if (columns.includes('kind')) Object.assign(wanted, { kind: values.kind, isBranch: values.isBranch });
  if (values.name !== firm.name) {
    const proposed = firm.shortName === proposedShortName(firm.name, areaNames);
    Object.assign(wanted, { name: values.name, ...(proposed ? { shortName: proposedShortName(values.name, areaNames) } : {}) });
  }
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => firm[key as keyof FirmRow] !== value));
}

/** Enters and updates what one chunk of good rows says; every row gets its outcome in the same transaction. */
export async function commitRows(tx: Tx, record: ImportRecord, stored: readonly StoredRow[]): Promise<readonly RowResult[]> {
  const rules: RowRules = await rulesOf(tx, record);
  const rows: readonly Row[] = stored.map((row) => {
    const { values, faults } = readRow(row.cells, rules);
    const spoilt = faults.filter(
      (fault) => blocks(fault) && !row.faults.some((before) => before.code === fault.code && before.column === fault.column),
    );
    return { ...row, values, unitId: values.unitId ?? record.unitId, spoilt };
  });
  const identities = rows.map(identityOf);
  await lockIdentities(tx, identities);
  const byIdentity = await lockFirmsByIdentity(tx, identities);
  const find = (row: Row): FirmRow | undefined => byIdentity(identityOf(row));
  const unitIds = [...new Set(rows.map((row) => row.unitId))];
  const units = new Map(
    (await tx.rows<{ id: string; path: string }>('SELECT id, path::text AS path FROM unit WHERE id = ANY ($1::uuid[])', [unitIds])).map(
      (u) => [u.id, u.path],
    ),
  );
  const losers = await survivorsOf(
    tx,
    rows.flatMap((row) => find(row)?.id ?? []),
  );
  const areaNames = await areaNamesOf(tx, record.orgPath);
  const fresh: { readonly row: Row; readonly id: string }[] = [];
  const results: RowResult[] = [];
  for (const row of rows) {
    const { rowNo, faults } = row;
    const firm = find(row);
    if (row.spoilt.length > 0) {
      results.push({ rowNo, faults: [...faults, ...row.spoilt], outcome: 'FAULTY' });
    } else if (!firm) {
      const id = newId();
      fresh.push({ row, id });
      results.push({ rowNo, faults, outcome: 'CREATED', enterpriseId: id });
    } else if (losers.has(firm.id)) {
      // The number of a merged entry stays its own; what the list says of it is not put into the survivor.
      results.push({ rowNo, faults, outcome: 'UNCHANGED', enterpriseId: losers.get(firm.id) ?? null });
    } else {
      const changes = differences(firm, row.values, record.columns, areaNames);
      const changed = Object.keys(changes).length > 0;
      if (changed) await changeFirm(tx, firm, changes);
      results.push({
        rowNo,
        faults,
        outcome: changed ? 'UPDATED' : 'UNCHANGED',
        enterpriseId: firm.id,
        ...(changed ? { changes: bothOf(firm, changes) } : {}),
      });
    }
  }
  const entered = await enter(tx, fresh, units, areaNames);
  const all = results.map((result) =>
    result.outcome === 'CREATED' && !entered.has(result.enterpriseId ?? '') ? elsewhere(result, record) : result,
  );
  await settleRows(tx, record.id, all);
  return all;
}

/** What was there and what is now: what an undo needs. */
const bothOf = (firm: FirmRow, changes: Partial<FirmRow>): RowChanges =>
  Object.fromEntries(
    Object.entries(changes).map(([field, after]) => [field, [firm[field as keyof FirmRow] as CellValue, after as CellValue]]),
  );

/** The code belongs to a firm that the caller may not see. */
const elsewhere = ({ rowNo, faults }: RowResult, record: ImportRecord): RowResult => ({
  rowNo,
  outcome: 'FAULTY',
  faults: [...faults, { column: record.columns.indexOf('creditCode'), code: 'CREDIT_CODE_TAKEN_ELSEWHERE' }],
});

/** Enters new firms with their homes; the ids of those that went in. */
async function enter(
  tx: Tx,
  fresh: readonly { readonly row: Row; readonly id: string }[],
  units: ReadonlyMap<string, string>,
  areaNames: readonly string[],
): Promise<ReadonlySet<string>> {
  const firms = fresh.map(({ row: { values, unitId, faults }, id }) => {
    const override = overrideOf(faults);
    return {
      ...factsOf(values),
      id,
      unitId,
      orgPath: units.get(unitId) ?? '',
      name: values.name,
      shortName: proposedShortName(values.name, areaNames),
      creditCode: values.creditCode,
      codeOverrideBy: override?.by ?? null,
      codeOverrideReason: override?.reason ?? null,
      kind: values.kind,
      isBranch: values.isBranch,
    };
  });
  return enterFirms(tx, firms);
}
