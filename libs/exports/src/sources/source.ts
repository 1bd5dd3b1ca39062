import type { Actor, Permission } from '@app/kernel';
import type { Page, Reader } from '@app/platform';
import type { ExportKind } from '../domain/export.words';
import type { Sheet } from '../sheet';

/** Who asked, under which reader, and whether contacts may be shown in full. */
export interface Asked<Filter> {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly filter: Filter;
  readonly inFull: boolean;
}

/** A list that can be taken out: the very pages its own screen shows, so that the file cannot hold a row that the screen does not. */
export abstract class ExportSource<Filter = object, Row = object> {
  abstract readonly kind: ExportKind;
  /** What a post must allow to see the list at all. */
  abstract readonly permission: Permission;
  abstract readonly sheet: Omit<Sheet<Row>, 'title'>;
  abstract page(asked: Asked<Filter>, where: { readonly first: number; readonly after: string | null }): Promise<Page<Row>>;
}

const PAGE = 500;

/** Every row of the list, page after page. Ends with an error beyond `most` rows. */
export async function* allRows<Filter, Row>(
  source: ExportSource<Filter, Row>,
  asked: Asked<Filter>,
  { signal, most, tooMany }: { readonly signal: AbortSignal; readonly most: number; readonly tooMany: () => Error },
): AsyncGenerator<Row> {
  let count = 0;
  for (let after: string | null = null, more = true; more;) {
    signal.throwIfAborted();
    const page: Page<Row> = await source.page(asked, { first: PAGE, after });
    count += page.edges.length;
    if (count > most) throw tooMany();
    for (const { node } of page.edges) yield node;
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
}
