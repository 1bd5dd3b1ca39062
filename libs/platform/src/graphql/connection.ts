import { isId } from '@app/kernel';
import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Fault } from '../errors/fault';

export const LONGEST_PAGE = 200;
/** It holds the values by which a row is sorted, such as the name of a firm. */
const LONGEST_CURSOR = 4000;

/** Where in a list: Relay connections, forward only. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many rows, 1 to ${LONGEST_PAGE}.` })
  @IsInt()
  @Min(1)
  @Max(LONGEST_PAGE)
  readonly first: number = 20;

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CURSOR)
  readonly after?: string | null;
}

@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow after this page.' }) readonly hasNextPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Position of the last row of this page, for `after` of the next; null on an empty page.',
  })
  readonly endCursor!: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}
export interface Page<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
  /** Counted only when asked for. */
  readonly totalCount: () => Promise<number>;
  /** The same for Nest, which reads a property of a page and calls no method: a getter, so it counts only when it is read. */
  readonly counted: Promise<number>;
}

/** A page of these rows; `counted` counts only when it is read. */
export const pageFrom = <T>(edges: readonly Edge<T>[], hasNextPage: boolean, count: () => Promise<number>): Page<T> => ({
  edges,
  pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
  totalCount: count,
  get counted() {
    return count();
  },
});

/** The same page with other edges. Not a spread: that would read `counted`, and count although nobody asked. */
export const withEdges = <A, B>(page: Page<A>, edges: readonly Edge<B>[]): Page<B> => ({
  edges,
  pageInfo: page.pageInfo,
  totalCount: page.totalCount,
  get counted() {
    return page.counted;
  },
});

/** The same page with every row shown as something else. */
export const mapPage = <A, B>(page: Page<A>, shown: (node: A) => B): Page<B> =>
  withEdges(
    page,
    page.edges.map(({ cursor, node }) => ({ cursor, node: shown(node) })),
  );

/** The position of a row in its order: its sort values, then its id. */
export const encodeCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Reads a cursor of `length` parts, the last of them an id. Clients ask for the first page with `after: null` as well as without. */
export function decodeCursor(after: string | null | undefined, length: number): readonly (string | number)[] | undefined {
  if (after === undefined || after === null) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((k) => typeof k === 'string' || typeof k === 'number') &&
      isId(String(key.at(-1)))
    )
      return key;
  } catch {
    // falls through to the refusal
  }
  throw Fault.field('after', 'FIELD_CURSOR');
}

/** A page from one row more than was asked for. */
export function pageOf<T>(
  rows: readonly T[],
  first: number,
  key: (row: T) => readonly (string | number)[],
  count: () => Promise<number>,
): Page<T> {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: encodeCursor(key(node)) }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: count,
    get counted() {
      return count();
    },
  };
}

/** The connection type of a node: `VisitConnection` with `edges`, `pageInfo` and `totalCount`. */
export function ConnectionOf<T>(node: Type<T>, name: string): Type<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its position.` })
  class EdgeType {
    @Field(() => String, { description: 'Position of the row in this order, for `after`.' }) readonly cursor!: string;
    @Field(() => node, { description: 'The row.' }) readonly node!: T;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The rows of this page, in order.' }) readonly edges!: readonly EdgeType[];
    @Field(() => PageInfo, { description: 'Whether rows follow, and where to go on.' }) readonly pageInfo!: PageInfo;
    @Field(() => Int, {
      name: 'totalCount',
      description: 'Rows of the whole list under the same filter and scope; counted only when asked for.',
    })
    readonly counted!: Promise<number>;
  }
  return ConnectionType as unknown as Type<Page<T>>;
}
