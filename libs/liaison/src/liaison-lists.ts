import { enterprisesByIds, shownEnterprise, withEdges } from '@app/enterprises';
import type { Actor } from '@app/kernel';
import { decodeCursor, type Page, type PageArgs, pageOf, type Reader } from '@app/platform';
import type { MyFirm } from './graphql/liaison.types';
import { countMyFirms, myFirms } from './persistence/liaison.queries';

/** A page of the firms the actor is responsible for: two statements, whatever its size. */
export async function myFirmsPage(reader: Reader, actor: Actor, page: PageArgs): Promise<Page<MyFirm>> {
  const rows = await myFirms(reader, actor.id, page.first, decodeCursor(page.after, 2));
  const firms = new Map(
    (
      await enterprisesByIds(
        reader,
        rows.map((row) => row.enterpriseId),
      )
    ).map((firm) => [firm.askedId, shownEnterprise(firm)]),
  );
  const list = pageOf(
    rows,
    page.first,
    (row) => [row.orgPath, row.enterpriseId],
    () => countMyFirms(reader, actor.id),
  );
  const edges = list.edges.flatMap(({ cursor, node }) => {
    const enterprise = firms.get(node.enterpriseId);
    return enterprise ? [{ cursor, node: { enterprise, roles: node.roles, since: node.since } }] : [];
  });
  return withEdges(list, edges);
}
