import { Fault, type Tx } from '@app/platform';
import type { AppealCase } from './appeals.case';

export interface PrintQuerySlip {
  readonly clientId: string;
  readonly appealId: string;
}

/** 查询单: what is printed. The code is given this once; a repeat of the same request has none. */
export interface PrintedSlip {
  readonly appealId: string;
  readonly number: string;
  readonly firmName: string;
  readonly title: string;
  readonly code: string | null;
}

const SLIP = `SELECT a.id AS "appealId", a.number, a.firm_name AS "firmName", a.title, a.org_path::text AS "orgPath" FROM appeal a WHERE a.id = $1`;

/** Prints the slip of an appeal. The code of an earlier print is dead at once; who prints it signs no closing of this appeal. */
export async function printSlip(tx: Tx, { appealId }: PrintQuerySlip, slipId: string): Promise<PrintedSlip> {
  await tx.first('SELECT id FROM appeal WHERE id = $1 FOR UPDATE', [appealId]);
  const { orgPath, ...appeal } = await slipOf(tx, appealId);
  await tx.rows(
    `INSERT INTO appeal_slip (id, appeal_id, org_path, n, printed_by)
     SELECT $1, $2, $3, coalesce(max(s.n), 0) + 1, $4 FROM appeal_slip s WHERE s.appeal_id = $2`,
    [slipId, appealId, orgPath, tx.actor.id],
  );
  const printed = await tx.first<{ code: string | null }>('SELECT app.printed_code($1) AS code', [slipId]);
  await tx.audit({ action: 'appeal.print-slip', subjectKind: 'appeal', subjectId: appealId, orgPath, details: { slipId } });
  return { ...appeal, code: printed?.code ?? null };
}

/** The slip without its code. */
export async function slipOf(tx: Tx, appealId: string): Promise<PrintedSlip & { readonly orgPath: string }> {
  const found = await tx.first<Omit<PrintedSlip, 'code'> & { readonly orgPath: string }>(SLIP, [appealId]);
  if (!found) throw Fault.notFound('input.appealId');
  return { ...found, code: null };
}

/** What the word of the firm itself is worth: A, or D where staff had the proof in hand or it comes from where they work (app.own_proof). */
export async function ownProof({ tx, appeal }: AppealCase): Promise<'A' | 'D'> {
  const proof = await tx.first<{ class: 'A' | 'D' }>('SELECT class FROM app.own_proof($1)', [appeal.id]);
  return proof?.class ?? 'D';
}
