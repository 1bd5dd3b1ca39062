import type { Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, IdScalar, mapPage, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { cardsPage } from '../enterprise-cards';
import { EnterpriseLinksService } from '../enterprise-links.service';
import { EnterpriseMergesService } from '../enterprise-merges.service';
import { enterpriseOf, registerPage } from '../enterprise-register';
import { EnterpriseRefused } from '../enterprises.errors';
import { EnterprisesService } from '../enterprises.service';
import { linksOf } from '../persistence/enterprise-link.queries';
import type { EnterpriseOrderField } from '../persistence/enterprise.queries';
import {
  CreateEnterpriseInput,
  EditEnterpriseInput,
  EnterpriseFilterInput,
  EnterpriseOrder,
  IssueEnterpriseCardsInput,
  IssueEnterpriseLinkInput,
  MergeEnterprisesInput,
  RevealContactInput,
  RevokeEnterpriseLinkInput,
  UndoEnterpriseMergeInput,
} from './enterprise.inputs';
import {
  CreateEnterpriseResult,
  EditEnterpriseResult,
  Enterprise,
  EnterpriseCard,
  EnterpriseCardConnection,
  EnterpriseCardIssued,
  EnterpriseConnection,
  EnterpriseLink,
  EnterpriseLinkIssued,
  EnterprisesMerged,
  MergeEnterprisesResult,
  RevealedContact,
  RevokeEnterpriseLinkResult,
  shownEnterprise,
  UndoEnterpriseMergeResult,
} from './enterprise.types';

const shown = async (reader: Reader, id: string): Promise<Enterprise> => shownEnterprise(await enterpriseOf(reader, id));

@Resolver(() => Enterprise)
export class EnterprisesResolver {
  constructor(
    private readonly register: EnterprisesService,
    private readonly links: EnterpriseLinksService,
    private readonly merges: EnterpriseMergesService,
  ) {}

  @Can('enterprise:read')
  @Query(() => Enterprise, { description: 'One firm; of a merged one the survivor.' })
  enterprise(
    @CurrentReader() reader: Reader,
    @Args('id', { type: () => IdScalar, description: 'Id of the firm.' }) id: string,
  ): Promise<Enterprise> {
    return shown(reader, id);
  }

  @Can('enterprise:read')
  @Query(() => EnterpriseConnection, { description: 'The register within your scope; merged entries are left out.' })
  async enterprises(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args() page: PageArgs,
    @Args('filter', { type: () => EnterpriseFilterInput, nullable: true, description: 'Which firms.' }) filter?: EnterpriseFilterInput,
    @Args('orderBy', { type: () => EnterpriseOrder, nullable: true, description: 'By home when left out.' })
    orderBy?: Order<EnterpriseOrderField>,
  ): Promise<Page<Enterprise>> {
    return mapPage(await registerPage(reader, actor, filter ?? {}, page, orderBy), shownEnterprise);
  }

  @Can('enterprise:link')
  @Query(() => [EnterpriseLink], { description: 'Links that were issued for a firm, the newest first, at most 100.' })
  enterpriseLinks(
    @CurrentReader() reader: Reader,
    @Args('enterpriseId', { type: () => IdScalar, description: 'Id of the firm.' }) enterpriseId: string,
  ): Promise<EnterpriseLink[]> {
    return linksOf(reader, enterpriseId);
  }

  @Can('enterprise:create')
  @Mutation(() => CreateEnterpriseResult, { description: '新增市场主体。Enters a firm into the register.' })
  async createEnterprise(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: CreateEnterpriseInput,
  ): Promise<Enterprise | EnterpriseRefused> {
    return answer(this.register.create(actor, input), ({ id }) => shown(reader, id));
  }

  @Can('enterprise:edit')
  @Mutation(() => EditEnterpriseResult, { description: '修改市场主体。Corrects and completes a firm.' })
  async editEnterprise(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: EditEnterpriseInput,
  ): Promise<Enterprise | EnterpriseRefused> {
    return answer(this.register.edit(actor, input), ({ id }) => shown(reader, id));
  }

  @Can('enterprise:link')
  @Mutation(() => EnterpriseLinkIssued, {
    description: '发放企业链接。Issues a link by which the firm speaks for itself; good for a year.',
  })
  issueEnterpriseLink(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is to be done.' }) input: IssueEnterpriseLinkInput,
  ): Promise<EnterpriseLinkIssued> {
    return this.links.issue(actor, input);
  }

  @Can('enterprise:link')
  @Query(() => EnterpriseCardConnection, { description: '服务卡。Firms within your scope, each with the card that is good today.' })
  enterpriseCards(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args() page: PageArgs,
    @Args('filter', { type: () => EnterpriseFilterInput, nullable: true, description: 'Which firms.' }) filter?: EnterpriseFilterInput,
    @Args('hasCard', { type: () => Boolean, nullable: true, description: 'Only those with a card, or only those without.' })
    hasCard?: boolean,
    @Args('orderBy', { type: () => EnterpriseOrder, nullable: true, description: 'By home when left out.' })
    orderBy?: Order<EnterpriseOrderField>,
  ): Promise<Page<EnterpriseCard>> {
    return cardsPage(reader, actor, { ...filter, hasCard: hasCard ?? null }, page, orderBy);
  }

  @Can('enterprise:link')
  @Mutation(() => [EnterpriseCardIssued], {
    description:
      '打印服务卡。A card for each firm, good for a year; what it had before is withdrawn. The tokens are shown this once: a repeat makes new ones.',
  })
  issueEnterpriseCards(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'For whom.' }) input: IssueEnterpriseCardsInput,
  ): Promise<readonly EnterpriseCardIssued[]> {
    return this.links.issueCards(actor, input);
  }

  @Can('enterprise:link')
  @Mutation(() => RevokeEnterpriseLinkResult, { description: '收回企业链接。Withdraws a link at once.' })
  async revokeEnterpriseLink(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: RevokeEnterpriseLinkInput,
  ): Promise<Enterprise | EnterpriseRefused> {
    return answer(this.links.revoke(actor, input), ({ id }) => shown(reader, id));
  }

  @Can('contact:reveal')
  @Mutation(() => RevealedContact, { description: '查看完整联系方式。Shows a contact in full, for a reason that is audited.' })
  revealContact(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is to be done.' }) input: RevealContactInput,
  ): Promise<RevealedContact> {
    return this.links.revealContact(actor, input);
  }

  @Can('enterprise:edit')
  @Mutation(() => MergeEnterprisesResult, { description: '合并重复登记。Has one firm read as another; nothing is rewritten.' })
  async mergeEnterprises(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: MergeEnterprisesInput,
  ): Promise<EnterprisesMerged | EnterpriseRefused> {
    return answer(this.merges.merge(actor, input), async (result) => ({
      aliasId: result.aliasId,
      survivor: await shown(reader, result.survivorId),
    }));
  }

  @Can('enterprise:edit')
  @Mutation(() => UndoEnterpriseMergeResult, { description: '撤销合并。The merged firm is itself again.' })
  async undoEnterpriseMerge(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: UndoEnterpriseMergeInput,
  ): Promise<Enterprise | EnterpriseRefused> {
    return answer(this.merges.undo(actor, input), (result) => shown(reader, result.loserId));
  }
}
