import { SearchFirms } from '@app/contract';
import { request } from '../server/request';

export interface FoundFirm {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
}

/** Firms of the whole area of the post. */
export async function searchFirms(text: string): Promise<readonly FoundFirm[]> {
  const { enterprises } = await request(SearchFirms, { text: text.trim() });
  return enterprises.edges.map(({ node }) => ({ id: node.id, name: node.name, unitName: node.unit.name }));
}
