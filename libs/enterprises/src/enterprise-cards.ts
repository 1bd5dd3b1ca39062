import type { Actor } from '@app/kernel';
import { mapPage, type Order, type Page, type PageArgs, type Reader } from '@app/platform';
import { registerPage } from './enterprise-register';
import type { EnterpriseCard } from './graphql/enterprise.types';
import { liveCardsOf } from './persistence/enterprise-link.queries';
import type { EnterpriseOrderField, RegisterFilter } from './persistence/enterprise.queries';

/** A page of firms with their cards: two statements, whatever its size. */
export async function cardsPage(
  reader: Reader,
  actor: Actor,
  filter: RegisterFilter,
  page: PageArgs,
  orderBy?: Order<EnterpriseOrderField> | null,
): Promise<Page<EnterpriseCard>> {
  const firms = await registerPage(reader, actor, filter, page, orderBy);
  const cards = new Map(
    (
      await liveCardsOf(
        reader,
        firms.edges.map(({ node }) => node.id),
      )
    ).map((card) => [card.enterpriseId, card]),
  );
  return mapPage(firms, ({ id, name, unitName }) => {
    const { linkId = null, issuedAt = null, issuedByName = null, expiresAt = null } = cards.get(id) ?? {};
    return { enterpriseId: id, name, unitName, linkId, issuedAt, issuedByName, expiresAt };
  });
}
