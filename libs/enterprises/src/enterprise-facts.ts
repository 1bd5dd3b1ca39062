import { countCodePoints, type InputCheck, LIMITS, type LocalDate, proposeShortName } from '@app/kernel';
import { checked, Fault, type Reader, type Tx } from '@app/platform';
import type { Capital, EditEnterprise, EnterpriseFacts } from './enterprises.inputs';
import type { Enterprise } from './persistence/enterprise.entity';

export type FactColumns = Pick<
  Enterprise,
  | 'shortName'
  | 'creditCode'
  | 'legacyRegistrationNo'
  | 'codeOverrideBy'
  | 'codeOverrideReason'
  | 'industryCode'
  | 'capitalAmount'
  | 'capitalCurrency'
  | 'establishedOn'
  | 'businessScope'
  | 'registeredAddress'
  | 'contactName'
  | 'contactPhone'
>;
type PlainColumns = Omit<FactColumns, 'shortName' | 'creditCode' | 'legacyRegistrationNo' | 'codeOverrideBy' | 'codeOverrideReason'>;

/** A unit that lives today and lies in the caller's range: firms are entered nowhere else. */
export async function unitInScope(tx: Tx, unitId: string, path: string): Promise<{ readonly id: string; readonly path: string }> {
  const scope = tx.actor.kind === 'SYSTEM' ? '' : (tx.actor.scopePath ?? 'none');
  const unit = await tx.first<{ id: string; path: string }>(
    `SELECT id, path::text AS path FROM unit WHERE id = $1 AND starts_with(path::text, $2) AND (valid_to IS NULL OR valid_to >= app.today())`,
    [unitId, scope],
  );
  if (!unit) throw Fault.notFound(path);
  return unit;
}

/** Names of the areas above a unit, as firms carry them in front: 河南省, 西峡, 阳城镇. */
export async function areaNamesOf(reader: Reader, unitPath: string): Promise<readonly string[]> {
  const rows = await reader.rows<{ name: string; shortName: string }>(
    `SELECT name, short_name AS "shortName" FROM unit WHERE starts_with($1, path::text) AND kind IN ('CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE')`,
    [unitPath],
  );
  const bare = rows.map((r) => r.name.replace(/(?:省|市|县|区|镇|乡|街道|村)$/u, ''));
  return [...new Set([...rows.flatMap((r) => [r.name, r.shortName]), ...bare])].filter((name) => countCodePoints(name) >= 2);
}

/** The proposal of the kernel, within the length of the column. */
export const proposedShortName = (name: string, areaNames: readonly string[]): string =>
  [...proposeShortName(name, areaNames)].slice(0, LIMITS.text.firmShortName.max).join('');

function capitalColumns(check: InputCheck, capital: Capital | null): Pick<Enterprise, 'capitalAmount' | 'capitalCurrency'> {
  if (!capital) return { capitalAmount: null, capitalCurrency: null };
  const currency = (capital.currency ?? 'CNY').trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) throw Fault.field('input.capital.currency', 'CURRENCY_INVALID');
  return { capitalAmount: check.notNegative('input.capital.amount', capital.amount).toString(), capitalCurrency: currency };
}

function industryCode(text: string | null | undefined): string | null {
  const code = (text ?? '').trim().toUpperCase();
  if (code === '') return null;
  if (!/^[A-T](\d{2,4})?$/.test(code)) throw Fault.field('input.industryCode', 'INDUSTRY_CODE_INVALID');
  return code;
}

function establishedOn(date: LocalDate | null | undefined, today: LocalDate): LocalDate | null {
  if (date && date > today) throw Fault.field('input.establishedOn', 'OCCURRED_IN_FUTURE');
  return date ?? null;
}

/** The plain facts that the input names, as columns; what it leaves out is left out. */
function given(check: InputCheck, input: EnterpriseFacts, today: LocalDate): Partial<PlainColumns> {
  return {
    ...(input.industryCode === undefined ? {} : { industryCode: industryCode(input.industryCode) }),
    ...(input.capital === undefined ? {} : capitalColumns(check, input.capital)),
    ...(input.establishedOn === undefined ? {} : { establishedOn: establishedOn(input.establishedOn, today) }),
    ...(input.businessScope === undefined
      ? {}
      : { businessScope: check.text('input.businessScope', input.businessScope, 'businessScope') }),
    ...(input.registeredAddress === undefined
      ? {}
      : { registeredAddress: check.text('input.registeredAddress', input.registeredAddress, 'address') }),
    ...(input.contactName === undefined ? {} : { contactName: check.text('input.contactName', input.contactName, 'personName') }),
    ...(input.contactPhone === undefined ? {} : { contactPhone: check.phone('input.contactPhone', input.contactPhone) }),
  };
}

export const columnsOf = (input: EnterpriseFacts, today: LocalDate): Partial<PlainColumns> & { readonly shortName: string | null } =>
  checked((check) => ({ ...given(check, input, today), shortName: check.text('input.shortName', input.shortName, 'firmShortName') }));

/** What an edit asks for. An emptied short name becomes the proposal again. */
export function changesOf(now: Enterprise, input: EditEnterprise, today: LocalDate): Partial<Enterprise> {
  return checked((check) => {
    const name = input.name === undefined ? now.name : check.needed('input.name', input.name, 'firmName');
    const shortName =
      input.shortName === undefined
        ? now.shortName
        : (check.text('input.shortName', input.shortName, 'firmShortName') ?? proposedShortName(name, []));
    return {
      ...given(check, input, today),
      name,
      shortName,
      ...(input.kind ? { kind: input.kind } : {}),
      ...(input.status ? { status: input.status } : {}),
      ...(input.isBranch === undefined || input.isBranch === null ? {} : { isBranch: input.isBranch }),
    };
  });
}
