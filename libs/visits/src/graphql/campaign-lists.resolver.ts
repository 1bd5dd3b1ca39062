import type { Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, type Done, IdScalar, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type CampaignCoverageAnswer, CampaignCoverageService } from '../campaign-coverage.service';
import { CampaignListsService } from '../campaign-lists.service';
import type { CampaignRefused } from '../visits.errors';
import { CampaignsService } from '../campaigns.service';
import type { Preview } from '../persistence/campaign-list.queries';
import type { CampaignRow } from '../persistence/campaigns.queries';
import type { TargetOrderField, TargetRow, VersionRow } from '../persistence/coverage.queries';
import {
  CampaignListPreviewInput,
  CampaignTargetFilter,
  ChangeCampaignListInput,
  CoverageArgs,
  FreezeCampaignListInput,
  RecordNotVisitedInput,
  VoidNotVisitedInput,
} from './campaign-lists.input';
import {
  CampaignCoverage,
  CampaignListPreview,
  CampaignTargetConnection,
  CampaignTargetOrder,
  CampaignVersion,
  ChangeCampaignListResult,
  FreezeCampaignListResult,
  RecordNotVisitedResult,
  VoidNotVisitedResult,
} from './campaign-lists.types';
import { Campaign } from './visits.types';

@Resolver(() => Campaign)
export class CampaignListsResolver {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly lists: CampaignListsService,
    private readonly covered: CampaignCoverageService,
  ) {}

  @Can('campaign:read')
  @Query(() => Campaign, { description: '专项行动详情。One campaign of your scope or of a unit above it.' })
  campaign(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'Id of the campaign.' }) id: string,
  ): Promise<CampaignRow> {
    return this.campaigns.get(reader, actor, id);
  }

  @ResolveField(() => [CampaignVersion], { description: '名单版本，最新的在前。Empty while no list is frozen.' })
  versions(@Parent() campaign: CampaignRow, @CurrentReader() reader: Reader): Promise<VersionRow[]> {
    return this.covered.versions(reader, campaign);
  }

  @ResolveField(() => CampaignCoverage, { nullable: true, description: '走访覆盖。Null while no version was valid then.' })
  coverage(
    @Parent() campaign: CampaignRow,
    @CurrentReader() reader: Reader,
    @Args() at: CoverageArgs,
  ): Promise<CampaignCoverageAnswer | null> {
    return this.covered.coverage(reader, campaign, at);
  }

  @ResolveField(() => CampaignTargetConnection, { description: '走访对象。The firms of the list that was valid then, by unit.' })
  targets(
    @Parent() campaign: CampaignRow,
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args() at: CoverageArgs,
    @Args('filter', { nullable: true, description: 'What the list is narrowed to.' }) filter?: CampaignTargetFilter,
    @Args('orderBy', { type: () => CampaignTargetOrder, nullable: true, description: 'By home when left out.' })
    orderBy?: Order<TargetOrderField>,
  ): Promise<Page<TargetRow>> {
    return this.covered.targets(reader, actor, campaign, { ...at, page, filter: filter ?? {}, orderBy: orderBy ?? null });
  }

  @Can('campaign:manage')
  @Query(() => CampaignListPreview, { description: '名单预览。Which firms a filter means, and which of them are not on the list yet.' })
  campaignListPreview(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The campaign and the filter.' }) input: CampaignListPreviewInput,
  ): Promise<Preview> {
    return this.lists.preview(reader, actor, input.campaignId, input.filter);
  }

  @Can('campaign:manage')
  @Mutation(() => FreezeCampaignListResult, {
    description: '冻结名单。Makes the first version of the list of a campaign of your own area.',
  })
  async freezeCampaignList(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The campaign and its firms.' }) input: FreezeCampaignListInput,
  ): Promise<CampaignRow | CampaignRefused> {
    return this.answer(reader, actor, this.lists.freeze(actor, input));
  }

  @Can('campaign:manage')
  @Mutation(() => ChangeCampaignListResult, {
    description: '调整名单。Makes the next version; refused when the list has changed meanwhile.',
  })
  async changeCampaignList(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to add and what to remove, with reasons.' }) input: ChangeCampaignListInput,
  ): Promise<CampaignRow | CampaignRefused> {
    return this.answer(reader, actor, this.lists.change(actor, input));
  }

  @Can('visit:log', 'campaign:manage')
  @Mutation(() => RecordNotVisitedResult, { description: '记未走访原因。Says why a firm of the list was not visited; the latest counts.' })
  async recordNotVisited(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The firm and the reason.' }) input: RecordNotVisitedInput,
  ): Promise<CampaignRow | CampaignRefused> {
    return this.answer(reader, actor, this.covered.note(actor, input));
  }

  @Can('visit:log', 'campaign:manage')
  @Mutation(() => VoidNotVisitedResult, { description: '作废未走访原因。Who noted it, or the office.' })
  async voidNotVisited(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The reason to void.' }) input: VoidNotVisitedInput,
  ): Promise<CampaignRow | CampaignRefused> {
    return this.answer(reader, actor, this.covered.void(actor, input));
  }

  private answer(reader: Reader, actor: Actor, outcome: Promise<Done | CampaignRefused>): Promise<CampaignRow | CampaignRefused> {
    return answer(outcome, ({ id }) => this.campaigns.get(reader, actor, id));
  }
}
