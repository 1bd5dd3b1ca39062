import { enterprisesByIds, shownEnterprise } from '@app/enterprises';
import type { Actor } from '@app/kernel';
import { type Order, type Page, type PageArgs, type Reader, withEdges } from '@app/platform';
import type { MyFirm } from './graphql/liaison.types';
import { myFirmList, type MyFirmOrderField } from './persistence/liaison.queries';

/** A page of the firms the actor is responsible for: two statements, whatever its size. */
export async function myFirmsPage(
  reader: Reader,
  actor: Actor,
  page: PageArgs,
  orderBy?: Order<MyFirmOrderField> | null,
): Promise<Page<MyFirm>> {
  const list = await myFirmList.page(reader, { actor, filter: {}, page, orderBy: orderBy ?? null });
  const found = await enterprisesByIds(
    reader,
    list.edges.map(({ node }) => node.enterpriseId),
  );
  const firms = new Map(found.map((firm) => [firm.askedId, shownEnterprise(firm)]));
  const edges = list.edges.flatMap(({ cursor, node }) => {
    const enterprise = firms.get(node.enterpriseId);
    return enterprise ? [{ cursor, node: { enterprise, roles: node.roles, since: node.since } }] : [];
  });
  return withEdges(list, edges);
}
