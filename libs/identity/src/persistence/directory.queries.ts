import { type Actor } from '@app/kernel';
import { decodeCursor, Fault, type Page, pageOf, type PageArgs, type Reader } from '@app/platform';
import type { HeldRole } from '../domain/role-scope';
import type { UnitKind } from '../domain/unit-kinds';
import type { UnitName } from './me.queries';
import type { PersonKind } from './person.entity';

export interface UnitRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  readonly code: string;
  readonly path: string;
  readonly phone: string | null;
  readonly hasUnits: boolean;
  readonly validTo: string | null;
}

export interface PostRow {
  readonly id: string;
  readonly personId: string;
  readonly role: HeldRole;
  readonly unit: UnitName;
  readonly scopeUnit: UnitName;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly active: boolean;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly unit: UnitName;
  readonly phone: string | null;
  readonly disabled: boolean;
  readonly posts: readonly PostRow[];
}

const UNIT_COLUMNS = `u.id, u.parent_id AS "parentId", u.name, u.short_name AS "shortName", u.kind, u.code, u.path::text AS path, u.phone, u.valid_to::text AS "validTo",
  EXISTS (SELECT 1 FROM unit c WHERE c.parent_id = u.id) AS "hasUnits"`;

export const unitRow = async (reader: Reader, id: string): Promise<UnitRow> => {
  const row = await reader.first<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.id = $1`, [id]);
  if (!row) throw Fault.notFound('id');
  return row;
};

export interface UnitFilter {
  /** Units directly under this one. */
  readonly parentId?: string | null;
  /** This unit and everything under it; without either: the roots. */
  readonly underId?: string | null;
  readonly kinds?: readonly UnitKind[] | null;
}

/** Names of public bodies: not limited by scope, because matters are handed to units anywhere. In the order of the tree. */
export async function unitPage(reader: Reader, filter: UnitFilter, page: PageArgs): Promise<Page<UnitRow>> {
  const after = decodeCursor(page.after, 2);
  const under = filter.underId ? (await unitRow(reader, filter.underId)).path : null;
  const where = `($1::uuid IS NULL OR u.parent_id = $1) AND ($1::uuid IS NOT NULL OR $2::text IS NOT NULL OR u.parent_id IS NULL)
    AND ($2::text IS NULL OR u.path >= $2 AND u.path < $2 || '~') AND ($3::text[] IS NULL OR u.kind = ANY ($3))`;
  const values = [filter.parentId ?? null, under, filter.kinds?.length ? [...filter.kinds] : null];
  const rows = await reader.rows<UnitRow>(
    `SELECT ${UNIT_COLUMNS} FROM unit u WHERE ${where} AND ($4::text IS NULL OR u.path > $4) ORDER BY u.path LIMIT $5`,
    [...values, after ? String(after[0]) : null, page.first + 1],
  );
  const count = async () => (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM unit u WHERE ${where}`, values))?.n ?? 0;
  return pageOf(rows, page.first, (row) => [row.path, row.id], count);
}

export const unitName = (alias: string) => `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'shortName', ${alias}.short_name)`;

/** One post as the API shows it, from the aliases o (post), ou and os (its units). */
const POST_JSON = `json_build_object('id', o.id, 'personId', o.person_id, 'role', o.role, 'unit', ${unitName('ou')}, 'scopeUnit', ${unitName('os')},
  'validFrom', lower(o.period)::text, 'validTo', (upper(o.period) - 1)::text, 'active', o.period @> app.today())`;
const POST_JOINS = 'JOIN unit ou ON ou.id = o.unit_id JOIN unit os ON os.id = o.scope_unit_id';

const PERSON_COLUMNS = `p.id, p.name, p.kind, p.phone, ${unitName('u')} AS unit, p.disabled_at IS NOT NULL AS disabled,
  coalesce((SELECT json_agg(${POST_JSON} ORDER BY o.unit_path, o.id) FROM post o ${POST_JOINS}
             WHERE o.person_id = p.id AND o.period @> app.today()), '[]'::json) AS posts`;

const scopeOf = (actor: Actor): string => {
  if (!actor.scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  return actor.scopePath;
};

/** A person of the caller's scope, or the caller. */
export async function personRow(reader: Reader, actor: Actor, id: string): Promise<PersonRow> {
  const row = await reader.first<PersonRow>(
    `SELECT ${PERSON_COLUMNS} FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id = $1 AND (p.id = $3 OR p.org_path >= $2 AND p.org_path < $2 || '~')`,
    [id, scopeOf(actor), actor.id],
  );
  if (!row) throw Fault.notFound('id');
  return row;
}

export interface PersonFilter {
  /** People of this unit and of those under it. */
  readonly unitId: string;
  /** Only those who hold this role today. */
  readonly role?: HeldRole | null;
}

/** People of a unit and what stands under it, as far as the caller's scope goes, in the order of the tree. */
export async function peoplePage(reader: Reader, actor: Actor, filter: PersonFilter, page: PageArgs): Promise<Page<PersonRow>> {
  const after = decodeCursor(page.after, 2);
  const unit = await unitRow(reader, filter.unitId);
  const where = `p.org_path >= $1 AND p.org_path < $1 || '~' AND p.org_path >= $2 AND p.org_path < $2 || '~'
    AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM post o WHERE o.person_id = p.id AND o.role = $3 AND o.period @> app.today()))`;
  const values = [unit.path, scopeOf(actor), filter.role ?? null];
  const rows = await reader.rows<PersonRow & { readonly path: string }>(
    `SELECT ${PERSON_COLUMNS}, p.org_path::text AS path FROM person p JOIN unit u ON u.id = p.unit_id
      WHERE ${where} AND ($4::text IS NULL OR (p.org_path, p.id) > ($4, $5::uuid)) ORDER BY p.org_path, p.id LIMIT $6`,
    [...values, after ? String(after[0]) : null, after ? String(after[1]) : null, page.first + 1],
  );
  const count = async () => (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM person p WHERE ${where}`, values))?.n ?? 0;
  return pageOf(rows, page.first, (row) => [row.path, row.id], count);
}

const POST_SELECT = `SELECT ${POST_JSON} AS post FROM post o ${POST_JOINS}`;

/** All posts of a person, past ones too: one's own, or those seated in one's scope. */
export async function postsOf(reader: Reader, actor: Actor, personId: string): Promise<readonly PostRow[]> {
  const rows = await reader.rows<{ post: PostRow }>(
    `${POST_SELECT} WHERE o.person_id = $1 AND (o.person_id = $3 OR o.unit_path >= $2 AND o.unit_path < $2 || '~') ORDER BY lower(o.period) DESC, o.id LIMIT 200`,
    [personId, scopeOf(actor), actor.id],
  );
  return rows.map(({ post }) => post);
}

export async function postRow(reader: Reader, id: string): Promise<PostRow> {
  const row = await reader.first<{ post: PostRow }>(`${POST_SELECT} WHERE o.id = $1`, [id]);
  if (!row) throw Fault.notFound('id');
  return row.post;
}
