import type { Actor } from '@app/kernel';
import type { Reader, Statement } from '../database/tx';
import { type Page, pageFrom } from '../graphql/connection';
import { cursorOf, type Position, positionOf } from './cursor';
import { type Range, rangeOf, requireUnit } from './scope';
import { afterSql, type DirectedKey, keySql, type OrderDirection, orderSql, type SortKey } from './sort-key';
import { type Put, Values } from './values';

/** By which column a list is sorted, and which way. */
export interface Order<By extends string> {
  readonly field: By;
  readonly direction?: OrderDirection | null;
}

/** What the parts of a statement are made from. */
export interface Making<Filter> extends Range {
  readonly actor: Actor;
  readonly filter: Filter;
  readonly put: Put;
}
type Sql<Filter> = string | ((of: Making<Filter>) => string);

/** A key whose text may depend on the question. */
export type ListKey<Filter> = Omit<SortKey, 'sql'> & { readonly sql: Sql<Filter> };

/** One condition, for a filter that was given. An empty one narrows nothing. */
type FilterRule<Filter, Value> = (value: NonNullable<Value>, of: Making<Filter>) => string;

/** A list as data: from it are made the statement of a page, its position, and the count. */
export interface ListShape<Filter extends object, By extends string> {
  /** Unique: cursors carry it. */
  readonly name: string;
  /** Common table expressions before everything else. */
  readonly with?: (of: Making<Filter>) => string;
  /** Table with its alias, and joins that filters or orders need: one line a row of the list. */
  readonly from: Sql<Filter>;
  readonly alias: string;
  /** Columns of `from` that `columns` and `joins` read, under the same alias; all of the table when left out. */
  readonly pick?: string;
  /** The last word among equals. */
  readonly id: SortKey;
  /** Whose rows: the path column of a row, or a condition for lists seen by participation. */
  readonly scope: Sql<Filter>;
  /** Where the error of a unit outside the scope points. */
  readonly unitField?: string;
  /** For rows by participation: a unit outside the scope may narrow the list too. */
  readonly anywhere?: (filter: Filter) => boolean;
  /** Conditions of every question, such as what a filter that was left out means. */
  readonly where?: (of: Making<Filter>) => readonly string[];
  readonly filters: { readonly [Name in keyof Filter]?: FilterRule<Filter, Filter[Name]> };
  readonly sorts: Readonly<Record<By, readonly ListKey<Filter>[]>>;
  /** The order when none is asked for. */
  readonly order: { readonly field: By; readonly direction: OrderDirection };
  /** What is shown, read for the rows of a page only. */
  readonly columns: Sql<Filter>;
  /** Joins for what is shown: names of people and units. */
  readonly joins?: Sql<Filter>;
  /**
   * Units whose own rows an index holds in this order: each gives its first ones and those are merged, because a range over many paths has
   * no order, and sorting a county's rows for twenty of them would not stay flat.
   */
  readonly merged?: { readonly path: string; readonly field: By; readonly unless?: (filter: Filter) => boolean };
}

/** Who asks for which page of it. */
export interface Asked<Filter extends object, By extends string = never> {
  readonly actor: Actor;
  readonly filter: Filter;
  readonly page: { readonly first: number; readonly after?: string | null };
  readonly orderBy?: Order<By> | null;
}

const UNIT_FIELD = 'filter.unitId';

/** A list: filter, scope, search, order and pages of it, always one statement. */
export class List<Row extends object, Filter extends object, By extends string> {
  constructor(readonly shape: ListShape<Filter, By>) {}

  /** The same rows in the same order, read as another row, with other columns where they are given. */
  showing<Other extends object>(other: Partial<Pick<ListShape<Filter, By>, 'columns' | 'joins'>> = {}): List<Other, Filter, By> {
    return new List<Other, Filter, By>({ ...this.shape, ...other });
  }

  /** A page; a unit outside the caller's scope is NOT_FOUND. */
  async page(reader: Reader, asked: Asked<Filter, By>): Promise<Page<Row>> {
    const { first } = asked.page;
    const { sql, values, order } = this.statement(asked);
    const rows = await reader.rows<Row & { readonly '@position': Position }>(sql, values);
    const unitId = unitOf(asked.filter);
    if (rows.length === 0 && unitId) {
      const anywhere = this.shape.anywhere?.(asked.filter) ?? false;
      await requireUnit(reader, asked.actor, { unitId, anywhere, path: this.shape.unitField ?? UNIT_FIELD });
    }
    const edges = rows
      .slice(0, first)
      .map(({ '@position': position, ...node }) => ({ node: node as unknown as Row, cursor: cursorOf(order, position) }));
    return pageFrom(edges, rows.length > first, () => this.count(reader, asked));
  }

  /** Rows of the whole list under the same filter and scope. */
  async count(reader: Reader, asked: Pick<Asked<Filter>, 'actor' | 'filter'>): Promise<number> {
    const { sql, values } = this.counting(asked);
    return (await reader.first<{ n: number }>(sql, values))?.n ?? 0;
  }

  /** The statement of a page and the name of its order. The text depends on which filters are given, not on their values. */
  statement({ actor, filter, page, orderBy }: Asked<Filter, By>): Statement & { readonly order: string } {
    const { shape } = this;
    const { field = shape.order.field, direction } = orderBy ?? shape.order;
    const way = direction ?? 'ASC';
    const order = `${shape.name} ${field} ${way}`;
    const { of, values, ctes, scope, conditions } = this.making(actor, filter);
    const keys = this.keysOf(of, field, way);
    const position = positionOf(order, keys, page.after);
    const after = position ? [afterSql(keys, position, of.put)] : [];
    const tail = `ORDER BY ${keys.map((key, n) => orderSql(key, `k${n}`)).join(', ')} LIMIT ${of.put(page.first + 1)}::integer`;
    const picked = `${shape.pick ?? `${shape.alias}.*`}, ${keys.map((key, n) => `${keySql(key)} AS k${n}`).join(', ')}`;
    const from = say(shape.from, of);
    const { merged } = shape;
    const rows =
      merged && merged.field === field && !merged.unless?.(filter)
        ? `SELECT merged.* FROM unit mu CROSS JOIN LATERAL (SELECT ${picked} FROM ${from} WHERE ${merged.path} = mu.path AND ${
            [...conditions, ...after].join(' AND ') || 'true'
          } ${tail}) merged WHERE ${of.within('mu.path')} ${tail}`
        : `SELECT ${picked} FROM ${from} WHERE ${[scope, ...conditions, ...after].join(' AND ')} ${tail}`;
    const { alias } = shape;
    const sql = `${ctes()}SELECT ${say(shape.columns, of)}, ARRAY[${keys.map((_, n) => `${alias}.k${n}::text`).join(', ')}] AS "@position"
  FROM (${rows}) ${alias} ${say(shape.joins ?? '', of)}
 ORDER BY ${keys.map((key, n) => orderSql(key, `${alias}.k${n}`)).join(', ')}`;
    return { sql, values: values.list, order };
  }

  counting({ actor, filter }: Pick<Asked<Filter>, 'actor' | 'filter'>): Statement {
    const { of, values, ctes, scope, conditions } = this.making(actor, filter);
    const from = say(this.shape.from, of);
    return { sql: `${ctes()}SELECT count(*) AS n FROM ${from} WHERE ${[scope, ...conditions].join(' AND ')}`, values: values.list };
  }

  private making(actor: Actor, filter: Filter) {
    const { shape } = this;
    const values = new Values();
    const anywhere = shape.anywhere?.(filter) ?? false;
    const range = rangeOf(actor, { unitId: unitOf(filter), anywhere }, values.put);
    const of: Making<Filter> = { ...range, actor, filter, put: values.put };
    const own = shape.with?.(of);
    const scope = typeof shape.scope === 'string' ? of.within(shape.scope) : shape.scope(of);
    const conditions = this.conditions(of);
    const ctes = (): string => {
      const all = [range.cte, own].filter(Boolean);
      return all.length ? `WITH ${all.join(', ')}\n` : '';
    };
    return { of, values, ctes, scope, conditions };
  }

  private conditions(of: Making<Filter>): string[] {
    const { filters, where } = this.shape;
    const given = (Object.keys(filters) as (keyof Filter)[]).map((name) => {
      const value = of.filter[name];
      return value === undefined || value === null ? '' : (filters[name]?.(value, of) ?? '');
    });
    return [...(where?.(of) ?? []), ...given].filter(Boolean);
  }

  /** The first key runs as asked, the others as they always do; the id goes with the last of them. */
  private keysOf(of: Making<Filter>, field: By, direction: OrderDirection): readonly DirectedKey[] {
    const keys = this.shape.sorts[field].map((key, n) => ({
      ...key,
      sql: say(key.sql, of),
      way: n === 0 ? direction : (key.direction ?? direction),
    }));
    return [...keys, { ...this.shape.id, way: keys.at(-1)?.way ?? direction }];
  }
}

const say = <Filter>(sql: Sql<Filter>, of: Making<Filter>): string => (typeof sql === 'string' ? sql : sql(of));

const unitOf = (filter: object): string | null => ('unitId' in filter && typeof filter.unitId === 'string' ? filter.unitId : null);
