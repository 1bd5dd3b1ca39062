import { canonicalId } from '@app/enterprises';
import { type LocalDate, newId } from '@app/kernel';
import type { Reader, Tx } from '@app/platform';
import type { ChangeKind, Listed, ListFilter, RemovalReason } from '../domain/campaign-list';

export interface VersionRef {
  readonly n: number;
  readonly validFrom: LocalDate;
}

export const latestVersion = (reader: Reader, campaignId: string): Promise<VersionRef | undefined> =>
  reader.first<VersionRef>(`SELECT n, valid_from AS "validFrom" FROM campaign_version WHERE campaign_id = $1 ORDER BY n DESC LIMIT 1`, [
    campaignId,
  ]);

/** The list as its last version left it, with the firm each row stands for now. */
export const presentList = (reader: Reader, campaignId: string): Promise<Listed[]> =>
  reader.rows<Listed>(
    `SELECT l.enterprise_id AS "enterpriseId", l.firm_id AS "firmId", l.org_path::text AS "orgPath" FROM app.campaign_list($1, 'infinity', 'infinity') l`,
    [campaignId],
  );

/** The row of the list that holds this firm, by its own record or by one merged with it. */
export const listedFirm = (
  reader: Reader,
  { campaignId, enterpriseId, day }: { readonly campaignId: string; readonly enterpriseId: string; readonly day: LocalDate },
): Promise<Listed | undefined> =>
  reader.first<Listed>(
    `SELECT l.enterprise_id AS "enterpriseId", l.firm_id AS "firmId", l.org_path::text AS "orgPath" FROM app.campaign_list($1, $3, 'infinity') l
      WHERE l.double_by IS NULL AND l.firm_id = ${canonicalId('$2::uuid')} LIMIT 1`,
    [campaignId, enterpriseId, day],
  );

/** Firms of the register that a filter means: within the area, each once after merges. */
const CHOSEN = `
    FROM enterprise e
   WHERE e.org_path >= $1 AND e.org_path < $1 || '~'
     AND ($2::uuid[] IS NULL OR EXISTS (SELECT 1 FROM unit u WHERE u.id = ANY($2) AND e.org_path >= u.path AND e.org_path < u.path || '~'))
     AND ($3::text[] IS NULL OR e.kind = ANY($3))
     AND ($4::text[] IS NULL OR e.status = ANY($4))
     AND NOT EXISTS (SELECT 1 FROM enterprise_alias a WHERE a.loser_id = e.id AND a.voided_at IS NULL)`;

const some = (values: readonly string[] | null | undefined): readonly string[] | null => (values && values.length > 0 ? values : null);
const chosenBy = (areaPath: string, { unitIds, kinds, statuses }: ListFilter) => [areaPath, some(unitIds), some(kinds), some(statuses)];

export const chosenFirms = (reader: Reader, areaPath: string, filter: ListFilter, most: number): Promise<Listed[]> =>
  reader.rows<Listed>(
    `SELECT e.id AS "enterpriseId", e.id AS "firmId", e.org_path::text AS "orgPath" ${CHOSEN} ORDER BY e.org_path, e.id LIMIT $5`,
    [...chosenBy(areaPath, filter), most],
  );

/** Firms by their ids, through their merges, in the order asked for; those that the caller does not see are missing. */
export const namedFirms = (reader: Reader, ids: readonly string[]): Promise<(Listed & { readonly askedId: string })[]> =>
  reader.rows(
    `SELECT asked.id AS "askedId", e.id AS "enterpriseId", e.id AS "firmId", e.org_path::text AS "orgPath"
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place) JOIN enterprise e ON e.id = ${canonicalId('asked.id')} ORDER BY asked.place`,
    [ids],
  );

/** A firm that a preview shows. */
export interface PreviewFirm {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly unitName: string;
}
export interface Preview {
  readonly count: number;
  readonly added: number;
  readonly firms: readonly PreviewFirm[];
}

/** How many firms a filter means, how many of them are not on the list, and the first of those. */
export async function previewOf(reader: Reader, campaignId: string, areaPath: string, filter: ListFilter, most: number): Promise<Preview> {
  const found = await reader.first<Preview>(
    `WITH listed AS MATERIALIZED (SELECT l.firm_id FROM app.campaign_list($5, 'infinity', 'infinity') l),
          chosen AS MATERIALIZED (SELECT e.id, e.name, e.short_name, e.org_path, e.unit_id, NOT EXISTS (SELECT 1 FROM listed WHERE listed.firm_id = e.id) AS fresh ${CHOSEN})
     SELECT (SELECT count(*) FROM chosen)::int AS count, (SELECT count(*) FROM chosen WHERE fresh)::int AS added,
            coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'shortName', f.short_name, 'unitName', u.name) ORDER BY f.org_path, f.id)
                        FROM (SELECT * FROM chosen WHERE fresh ORDER BY org_path, id LIMIT $6) f JOIN unit u ON u.id = f.unit_id), '[]') AS firms`,
    [...chosenBy(areaPath, filter), campaignId, most],
  );
  return found ?? { count: 0, added: 0, firms: [] };
}

export interface ChangeToWrite {
  readonly enterpriseId: string;
  readonly orgPath: string;
  readonly kind: ChangeKind;
  readonly reason: RemovalReason | null;
  readonly note: string | null;
}

/** Writes the changes of a version in one statement; the table has the last word on each. */
export const writeChanges = (tx: Tx, version: { readonly campaignId: string; readonly n: number }, changes: readonly ChangeToWrite[]) =>
  tx.rows(
    `INSERT INTO campaign_change (id, campaign_id, n, enterprise_id, org_path, kind, reason, words)
     SELECT c.id, $1, $2, c.enterprise_id, c.org_path, c.kind, c.reason, c.words
       FROM jsonb_to_recordset($3::jsonb) AS c (id uuid, enterprise_id uuid, org_path text, kind text, reason text, words text)`,
    [
      version.campaignId,
      version.n,
      JSON.stringify(
        changes.map(({ enterpriseId, orgPath, kind, reason, note }) => ({
          id: newId(),
          enterprise_id: enterpriseId,
          org_path: orgPath,
          kind,
          reason,
          words: note,
        })),
      ),
    ],
  );

export interface ReasonToVoid {
  readonly id: string;
  readonly orgPath: string;
  readonly recordedBy: string;
  readonly campaignId: string;
  readonly voidedAt: Date | null;
}
export const reasonToVoid = (tx: Tx, id: string): Promise<ReasonToVoid | undefined> =>
  tx.first<ReasonToVoid>(
    `SELECT id, org_path::text AS "orgPath", recorded_by AS "recordedBy", campaign_id AS "campaignId", voided_at AS "voidedAt" FROM not_visited_reason WHERE id = $1`,
    [id],
  );

export const voidReasonRow = async (tx: Tx, id: string, reason: string): Promise<boolean> =>
  (await tx.change(
    'UPDATE not_visited_reason SET voided_at = app.instant(), voided_by = $2, void_reason = $3 WHERE id = $1 AND voided_at IS NULL',
    [id, tx.actor.id, reason],
  )) === 1;
