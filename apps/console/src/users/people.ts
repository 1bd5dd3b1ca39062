import type { PeopleOfQuery } from '@app/contract';

export type PersonLine = PeopleOfQuery['people']['edges'][number]['node'];

/** What a new or reset account begins with; known to the page only until it is put away. */
export interface Started {
  readonly name: string;
  readonly loginName?: string | undefined;
  readonly password: string;
}
