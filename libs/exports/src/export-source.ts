import type { Actor } from '@app/kernel';
import type { Page, Reader } from '@app/platform';
import type { Type } from '@nestjs/common';
import type { ExportList } from './export-lists';
import type { Sheet } from './sheet';

/** Who asked, under which reader, and whether contacts may be shown in full. */
export interface Asked<Filter> {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly filter: Filter;
  readonly inFull: boolean;
}

/** Any list, whatever its filter and rows. */
export abstract class AnyExportSource {
  abstract readonly list: ExportList;
}

/** A list that can be taken out: the very pages its own screen shows, so that the file cannot hold a row that the screen does not. */
export abstract class ExportSource<Filter = object, Row = object> extends AnyExportSource {
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

declare global {
  namespace Zhuqi {
    interface FeatureParts {
      /** Lists that can be taken out as a file. */
      readonly lists?: readonly Type<AnyExportSource>[];
    }
  }
}
