import { newId } from '@app/kernel';
import type { Reader, Tx } from '@app/platform';
import { In } from 'typeorm';
import { areaNamesOf, proposedShortName, unitInScope } from './enterprise-facts';
import { EnterpriseResidence } from './persistence/enterprise-residence.entity';
import { Enterprise } from './persistence/enterprise.entity';

export { areaNamesOf, proposedShortName, unitInScope };

/** A firm as the register holds it. */
export type FirmRow = Enterprise;

/** What tells firms apart where lists are entered: the code, or without one the name at its unit. */
export interface FirmIdentity {
  readonly creditCode: string | null;
  readonly unitId: string;
  readonly name: string;
}

/** A new firm; the database gives the rest. */
export type FirmToEnter = Omit<FirmRow, 'status' | 'isDemo' | 'version' | 'voidedAt' | 'voidedBy' | 'voidReason' | 'recordedAt'>;

const lockKey = ({ creditCode, unitId, name }: FirmIdentity): string =>
  creditCode ? `credit-code ${creditCode}` : `firm ${unitId} ${name}`;

/** Writers of the same firm queue at its number or name: two lists, or a list and somebody at a form. */
export async function lockIdentities(tx: Tx, firms: readonly FirmIdentity[]): Promise<void> {
  await tx.rows(
    'SELECT pg_advisory_xact_lock(hashtextextended(key, 91)) FROM unnest($1::text[]) WITH ORDINALITY AS k (key, n) ORDER BY n',
    [[...new Set(firms.map(lockKey))].sort()],
  );
}

/** Firms of the caller's range that these identities mean, locked: by code, or by name at the unit. */
export async function lockFirmsByIdentity(
  tx: Tx,
  identities: readonly FirmIdentity[],
): Promise<(identity: FirmIdentity) => FirmRow | undefined> {
  const scope = tx.actor.kind === 'SYSTEM' ? '' : (tx.actor.scopePath ?? 'none');
  const named = identities.filter((firm) => !firm.creditCode);
  const locked = await tx.rows<{ id: string }>(
    `SELECT id FROM enterprise WHERE (credit_code = ANY ($1::text[]) OR (name = ANY ($2::text[]) AND unit_id = ANY ($3::uuid[])))
        AND starts_with(org_path::text, $4) ORDER BY id FOR NO KEY UPDATE`,
    [identities.flatMap((firm) => firm.creditCode ?? []), named.map((firm) => firm.name), named.map((firm) => firm.unitId), scope],
  );
  const firms = await tx.manager.find(Enterprise, { where: { id: In(locked.map((firm) => firm.id)) }, order: { id: 'DESC' } });
  const byCode = new Map(firms.map((firm) => [firm.creditCode, firm]));
  // Of several firms with one name an identity without a code means the one without a code, else the oldest.
  const byName = new Map(
    [...firms]
      .sort((a, b) => Number(a.creditCode === null) - Number(b.creditCode === null))
      .map((firm) => [`${firm.unitId} ${firm.name}`, firm]),
  );
  return ({ creditCode, unitId, name }) => (creditCode ? byCode.get(creditCode) : byName.get(`${unitId} ${name}`));
}

/** Of these firms the merged ones, each with its survivor. */
export async function survivorsOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.rows<{ loserId: string; survivorId: string }>(
    `SELECT loser_id AS "loserId", survivor_id AS "survivorId" FROM enterprise_alias WHERE voided_at IS NULL AND loser_id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((alias) => [alias.loserId, alias.survivorId]));
}

/** Writes these values of a locked firm, as its next version. */
export async function changeFirm(tx: Tx, { id, version }: Pick<FirmRow, 'id' | 'version'>, values: Partial<FirmRow>): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .update(Enterprise)
    .set({ ...values, version: version + 1 })
    .where('id = :id', { id })
    .updateEntity(false)
    .execute();
}

/** Enters new firms with their homes; the ids of those that went in. A code taken out of the caller's sight is passed over. */
export async function enterFirms(tx: Tx, firms: readonly FirmToEnter[]): Promise<ReadonlySet<string>> {
  if (firms.length === 0) return new Set();
  // The database itself passes over what is taken: what it gives back went in.
  const inserted = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(Enterprise)
    .values([...firms])
    .orIgnore()
    .returning('id')
    .updateEntity(false)
    .execute();
  const entered = new Set((inserted.raw as readonly { readonly id: string }[]).map((row) => row.id));
  const homes = firms
    .filter((firm) => entered.has(firm.id))
    .map((firm) => ({ id: newId(), enterpriseId: firm.id, unitId: firm.unitId, orgPath: firm.orgPath, period: '(,)' }));
  if (homes.length > 0) await tx.insert(EnterpriseResidence, homes);
  return entered;
}
