import { type Actor } from '@app/kernel';
import { Fault, List, type Order, type Page, type PageArgs, type Reader, scopeOf } from '@app/platform';
import type { HeldRole } from '../domain/role-scope';
import type { UnitKind } from '../domain/unit-kinds';
import { type UnitName, unitName } from './unit-name';
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

/** Columns by which units are sorted. */
export const UNIT_ORDER_FIELDS = { TREE: '按机构顺序。In the order of the tree.', NAME: '名称。', KIND: '类别。', CODE: '代码。' } as const;
export type UnitOrderField = keyof typeof UNIT_ORDER_FIELDS;

/** Names of public bodies: not limited by scope, because matters are handed to units anywhere. */
export const unitList = new List<UnitRow, Omit<UnitFilter, 'underId'> & { readonly unitId?: string | null }, UnitOrderField>({
  name: 'units',
  from: 'unit u',
  alias: 'u',
  id: { sql: 'u.id', type: 'id' },
  scope: 'u.path',
  anywhere: () => true,
  unitField: 'underId',
  where: ({ filter }) => (filter.parentId || filter.unitId ? [] : ['u.parent_id IS NULL']),
  filters: {
    parentId: (id, { put }) => `u.parent_id = ${put(id)}`,
    kinds: (kinds, { put }) => (kinds.length > 0 ? `u.kind = ANY(${put(kinds)})` : ''),
  },
  sorts: {
    TREE: [{ sql: 'u.path', type: 'text' }],
    NAME: [{ sql: 'u.name', type: 'name' }],
    KIND: [{ sql: 'u.kind', type: 'text' }],
    CODE: [{ sql: 'u.code', type: 'text' }],
  },
  order: { field: 'TREE', direction: 'ASC' },
  columns: UNIT_COLUMNS,
});

/** In the order of the tree where no other is asked for. */
export const unitPage = (
  reader: Reader,
  actor: Actor,
  { underId, ...filter }: UnitFilter,
  page: PageArgs,
  orderBy?: Order<UnitOrderField> | null,
): Promise<Page<UnitRow>> =>
  unitList.page(reader, {
    actor,
    filter: { parentId: filter.parentId, kinds: filter.kinds, unitId: underId },
    page,
    orderBy: orderBy ?? null,
  });

/** One post as the API shows it, from the aliases o (post), ou and os (its units). */
const POST_JSON = `json_build_object('id', o.id, 'personId', o.person_id, 'role', o.role, 'unit', ${unitName('ou')}, 'scopeUnit', ${unitName('os')},
  'validFrom', lower(o.period)::text, 'validTo', (upper(o.period) - 1)::text, 'active', o.period @> app.today())`;
const POST_JOINS = 'JOIN unit ou ON ou.id = o.unit_id JOIN unit os ON os.id = o.scope_unit_id';

const PERSON_COLUMNS = `p.id, p.name, p.kind, p.phone, ${unitName('u')} AS unit, p.disabled_at IS NOT NULL AS disabled,
  coalesce((SELECT json_agg(${POST_JSON} ORDER BY o.unit_path, o.id) FROM post o ${POST_JOINS}
             WHERE o.person_id = p.id AND o.period @> app.today()), '[]'::json) AS posts`;

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

/** Columns by which people are sorted. */
export const PERSON_ORDER_FIELDS = { TREE: '按机构顺序。In the order of the tree.', NAME: '姓名。', UNIT: '机构名称。' } as const;
export type PersonOrderField = keyof typeof PERSON_ORDER_FIELDS;

/** People of a unit and what stands under it. */
export const personList = new List<PersonRow, PersonFilter, PersonOrderField>({
  name: 'people',
  from: 'person p',
  alias: 'p',
  id: { sql: 'p.id', type: 'id' },
  scope: 'p.org_path',
  unitField: 'unitId',
  filters: {
    role: (role, { put }) => `EXISTS (SELECT 1 FROM post o WHERE o.person_id = p.id AND o.role = ${put(role)} AND o.period @> app.today())`,
  },
  sorts: {
    TREE: [{ sql: 'p.org_path', type: 'text' }],
    NAME: [{ sql: 'p.name', type: 'name' }],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.id = p.unit_id)', type: 'name', nullable: true }],
  },
  order: { field: 'TREE', direction: 'ASC' },
  columns: PERSON_COLUMNS,
  joins: 'JOIN unit u ON u.id = p.unit_id',
});

/** In the order of the tree where no other is asked for. */
export const peoplePage = (
  reader: Reader,
  actor: Actor,
  { unitId, role }: PersonFilter,
  page: PageArgs,
  orderBy?: Order<PersonOrderField> | null,
): Promise<Page<PersonRow>> => personList.page(reader, { actor, filter: { unitId, role }, page, orderBy: orderBy ?? null });

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
