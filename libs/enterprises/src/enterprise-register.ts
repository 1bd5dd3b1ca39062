import type { Actor } from '@app/kernel';
import { Fault, type Order, type Page, type Reader } from '@app/platform';
import {
  enterpriseById,
  enterpriseList,
  type EnterpriseOrderField,
  type EnterpriseRow,
  type RegisterFilter,
} from './persistence/enterprise.queries';

/** One firm of the register; NOT_FOUND alike for what is not there and what is not yours. */
export async function enterpriseOf(reader: Reader, id: string, path = 'id'): Promise<EnterpriseRow> {
  const row = await enterpriseById(reader, id);
  if (!row) throw Fault.notFound(path);
  return row;
}

/** A page of the register: the caller's range, or with `mine` the firms of the caller's own liaison rows anywhere. */
export const registerPage = (
  reader: Reader,
  actor: Actor,
  filter: RegisterFilter,
  page: { readonly first: number; readonly after?: string | null },
  orderBy?: Order<EnterpriseOrderField> | null,
): Promise<Page<EnterpriseRow>> => enterpriseList.page(reader, { actor, filter, page, orderBy: orderBy ?? null });
