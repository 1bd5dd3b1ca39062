import type { Actor } from '@app/kernel';
import type { Page, PageArgs, Reader } from '@app/platform';
import { registerPage, type RegisterFilter } from './enterprise-register';
import type { EnterpriseCard } from './graphql/enterprise.types';
import { liveCardsOf } from './persistence/enterprise-link.queries';
import { withEdges } from './shown-page';

/** A page of firms with their cards: two statements, whatever its size. */
export async function cardsPage(reader: Reader, actor: Actor, filter: RegisterFilter, page: PageArgs): Promise<Page<EnterpriseCard>> {
  const firms = await registerPage(reader, actor, filter, page);
  const cards = new Map(
    (
      await liveCardsOf(
        reader,
        firms.edges.map(({ node }) => node.id),
      )
    ).map((card) => [card.enterpriseId, card]),
  );
  return withEdges(
    firms,
    firms.edges.map(({ cursor, node: { id, name, unitName } }) => {
      const card = cards.get(id);
      const { linkId = null, issuedAt = null, issuedByName = null, expiresAt = null } = card ?? {};
      return { cursor, node: { enterpriseId: id, name, unitName, linkId, issuedAt, issuedByName, expiresAt } };
    }),
  );
}
