import { newId } from '@app/kernel';
import { In } from 'typeorm';
import type { Tx } from '@app/platform';
import { readRow, type RowRules, type RowValues } from './domain/import-row';
import { blocks, type CellValue, type ImportField, type RowChanges, type RowFault } from './domain/import.words';
import { areaNamesOf, proposedShortName } from './enterprise-facts';
import { type ImportRecord, type RowResult, rulesOf, settleRows, type StoredRow } from './import-store';
import { EnterpriseResidenceEntity } from './persistence/enterprise-residence.entity';
import { EnterpriseEntity } from './persistence/enterprise.entity';

/** Rows of one transaction: short locks, visible progress. */
export const CHUNK = 200;

interface Row extends StoredRow {
  readonly values: RowValues;
  readonly unitId: string;
  /** What the row is guilty of today, though it was good when it was checked: its village was closed, a rule has changed. */
  readonly spoilt: readonly RowFault[];
}

/** Two imports with the same firm, or an import and somebody at a form, queue at the firm's number or name. */
const lockKey = (row: Row): string =>
  row.values.creditCode ? `credit-code ${row.values.creditCode}` : `firm ${row.unitId} ${row.values.name}`;

async function lockFirms(tx: Tx, rows: readonly Row[]): Promise<void> {
  const keys = [...new Set(rows.map(lockKey))].sort();
  await tx.rows(
    'SELECT pg_advisory_xact_lock(hashtextextended(key, 91)) FROM unnest($1::text[]) WITH ORDINALITY AS k (key, n) ORDER BY n',
    [keys],
  );
}

/** Firms of the caller's range that rows may mean, locked: by code, or by name at the unit. */
async function known(tx: Tx, rows: readonly Row[]): Promise<(row: Row) => EnterpriseEntity | undefined> {
  const scope = tx.actor.kind === 'SYSTEM' ? '' : (tx.actor.scopePath ?? 'none');
  const named = rows.filter((row) => !row.values.creditCode);
  const locked = await tx.rows<{ id: string }>(
    `SELECT id FROM enterprise WHERE (credit_code = ANY ($1::text[]) OR (name = ANY ($2::text[]) AND unit_id = ANY ($3::uuid[])))
        AND starts_with(org_path::text, $4) ORDER BY id FOR NO KEY UPDATE`,
    [rows.flatMap((row) => row.values.creditCode ?? []), named.map((row) => row.values.name), named.map((row) => row.unitId), scope],
  );
  const firms = await tx.manager.find(EnterpriseEntity, { where: { id: In(locked.map((firm) => firm.id)) }, order: { id: 'DESC' } });
  const byCode = new Map(firms.map((firm) => [firm.creditCode, firm]));
  // Of several firms with one name a row without a code means the one without a code, else the oldest.
  const byName = new Map(
    [...firms]
      .sort((a, b) => Number(a.creditCode === null) - Number(b.creditCode === null))
      .map((firm) => [`${firm.unitId} ${firm.name}`, firm]),
  );
  return ({ values, unitId }) => (values.creditCode ? byCode.get(values.creditCode) : byName.get(`${unitId} ${values.name}`));
}

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
  firm: EnterpriseEntity,
  values: RowValues,
  columns: readonly (ImportField | null)[],
  areaNames: readonly string[],
): Partial<EnterpriseEntity> {
  const wanted: Partial<EnterpriseEntity> = Object.fromEntries(Object.entries(factsOf(values)).filter(([, value]) => value !== null));
  // A capital that was not understood keeps its text and must not leave an amount of something else beside it.
  if (values.capitalText !== null && values.capital === null) Object.assign(wanted, { capitalAmount: null, capitalCurrency: null });
  if (columns.includes('kind')) Object.assign(wanted, { kind: values.kind, isBranch: values.isBranch });
  if (values.name !== firm.name) {
    const proposed = firm.shortName === proposedShortName(firm.name, areaNames);
    Object.assign(wanted, { name: values.name, ...(proposed ? { shortName: proposedShortName(values.name, areaNames) } : {}) });
  }
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => firm[key as keyof EnterpriseEntity] !== value));
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
  await lockFirms(tx, rows);
  const find = await known(tx, rows);
  const unitIds = [...new Set(rows.map((row) => row.unitId))];
  const units = new Map(
    (await tx.rows<{ id: string; path: string }>('SELECT id, path::text AS path FROM unit WHERE id = ANY ($1::uuid[])', [unitIds])).map(
      (u) => [u.id, u.path],
    ),
  );
  const losers = new Map(
    (
      await tx.rows<{ loserId: string; survivorId: string }>(
        `SELECT loser_id AS "loserId", survivor_id AS "survivorId" FROM enterprise_alias WHERE voided_at IS NULL AND loser_id = ANY ($1::uuid[])`,
        [rows.flatMap((row) => find(row)?.id ?? [])],
      )
    ).map((a) => [a.loserId, a.survivorId]),
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
      if (changed) await update(tx, firm, changes);
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
const bothOf = (firm: EnterpriseEntity, changes: Partial<EnterpriseEntity>): RowChanges =>
  Object.fromEntries(
    Object.entries(changes).map(([field, after]) => [field, [firm[field as keyof EnterpriseEntity] as CellValue, after as CellValue]]),
  );

/** The code belongs to a firm that the caller may not see. */
const elsewhere = ({ rowNo, faults }: RowResult, record: ImportRecord): RowResult => ({
  rowNo,
  outcome: 'FAULTY',
  faults: [...faults, { column: record.columns.indexOf('creditCode'), code: 'CREDIT_CODE_TAKEN_ELSEWHERE' }],
});

async function update(tx: Tx, firm: EnterpriseEntity, changes: Partial<EnterpriseEntity>): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .update(EnterpriseEntity)
    .set({ ...changes, version: firm.version + 1 })
    .where('id = :id', { id: firm.id })
    .updateEntity(false)
    .execute();
}

/** Enters new firms with their homes; the ids of those that went in. */
async function enter(
  tx: Tx,
  fresh: readonly { readonly row: Row; readonly id: string }[],
  units: ReadonlyMap<string, string>,
  areaNames: readonly string[],
): Promise<ReadonlySet<string>> {
  if (fresh.length === 0) return new Set();
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
  // A code that is taken out of our sight is passed over by the database itself: what it gives back went in.
  const inserted = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(EnterpriseEntity)
    .values(firms)
    .orIgnore()
    .returning('id')
    .updateEntity(false)
    .execute();
  const entered = new Set((inserted.raw as readonly { readonly id: string }[]).map((row) => row.id));
  const homes = firms
    .filter((firm) => entered.has(firm.id))
    .map((firm) => ({ id: newId(), enterpriseId: firm.id, unitId: firm.unitId, orgPath: firm.orgPath, period: '(,)' }));
  if (homes.length > 0) await tx.insert(EnterpriseResidenceEntity, homes);
  return entered;
}
