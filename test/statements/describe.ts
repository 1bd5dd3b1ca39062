import type { Client, Connection } from 'pg';
import type { Catalogue } from './catalogue';
import { isNode, nodesOf, parseTree, type TreeNode, type TreeValue } from './node-tree';
import { type Shape, Shapes } from './shape';

export interface Column {
  readonly name: string;
  readonly shape: Shape;
}
export type Described = { readonly columns: readonly Column[] } | { readonly fault: string };

interface Prepared {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly parameters: readonly number[];
}

/** Parse and Describe of the extended protocol: the statement is prepared and never run. */
class Describing {
  private fields: Prepared['fields'] = [];
  private parameters: readonly number[] = [];

  constructor(
    private readonly text: string,
    private readonly done: (result: Prepared | Error) => void,
  ) {}

  private connection: Connection | undefined;
  private readonly note = (message: { readonly dataTypeIDs: readonly number[] }): void => {
    this.parameters = message.dataTypeIDs;
  };

  submit(connection: Connection): void {
    this.connection = connection;
    connection.on('parameterDescription', this.note);
    connection.parse({ name: '', text: this.text, types: [] }, true);
    connection.describe({ type: 'S', name: '' }, true);
    connection.sync();
  }
  handleRowDescription(message: { readonly fields: Prepared['fields'] }): void {
    this.fields = message.fields;
  }
  handleError(error: Error): void {
    this.end(error);
  }
  handleReadyForQuery(): void {
    this.end({ fields: this.fields, parameters: this.parameters });
  }
  private end(result: Prepared | Error): void {
    this.connection?.off('parameterDescription', this.note);
    this.done(result);
  }
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}

/** What PostgreSQL says of a statement. */
export class Describer {
  private readonly shapes: Shapes;

  constructor(
    private readonly client: Client,
    private readonly catalogue: Catalogue,
  ) {
    this.shapes = new Shapes(catalogue);
  }

  async describe(sql: string): Promise<Described> {
    const prepared = await new Promise<Prepared | Error>((done) => void this.client.query(new Describing(sql, done) as never));
    if (prepared instanceof Error) return { fault: prepared.message };
    if (prepared.fields.length === 0) return { columns: [] };
    const query = await this.treeOf(sql, prepared.parameters);
    const shapes = query ? this.shapes.columns(query) : [];
    return {
      columns: prepared.fields.map(({ name, dataTypeID }, n) => ({
        name,
        shape: { ...(shapes[n] ?? { nullable: true }), type: this.catalogue.typeName(String(dataTypeID)) },
      })),
    };
  }

  /** The tree of the statement, as the body of a function that is made and forgotten. */
  private async treeOf(sql: string, parameters: readonly number[]): Promise<TreeNode | undefined> {
    const types = parameters.map((oid) => `${oid}::regtype::text`).join(', ');
    const [named] = (await this.client.query<{ list: string[] }>(`SELECT ARRAY[${types}]::text[] AS list`)).rows;
    await this.client.query('BEGIN');
    try {
      await this.client.query(
        `CREATE FUNCTION pg_temp.checked (${(named?.list ?? []).join(', ')}) RETURNS SETOF record LANGUAGE sql BEGIN ATOMIC ${sql}; END`,
      );
      const [found] = (
        await this.client.query<{ body: string }>(
          `SELECT prosqlbody::text AS body FROM pg_proc WHERE proname = 'checked' ORDER BY oid DESC LIMIT 1`,
        )
      ).rows;
      return firstQuery(parseTree(found?.body ?? ''));
    } catch {
      return undefined;
    } finally {
      await this.client.query('ROLLBACK');
    }
  }
}

function firstQuery(tree: TreeValue): TreeNode | undefined {
  if (isNode(tree)) return tree.tag === 'QUERY' ? tree : undefined;
  for (const one of Array.isArray(tree) ? (tree as readonly TreeValue[]) : []) {
    const found = firstQuery(one);
    if (found) return found;
  }
  return nodesOf(tree)[0];
}
