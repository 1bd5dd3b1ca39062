import { SearchFirms } from '@app/contract';
import { ask } from '../server/ask';

export interface FoundFirm {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
}

/** Firms of the whole area of the post. */
export async function searchFirms(text: string): Promise<readonly FoundFirm[]> {
  const { enterprises } = await ask(SearchFirms, { text: text.trim() });
  return enterprises.edges.map(({ node }) => ({ id: node.id, name: node.name, unitName: node.unit.name }));
}
