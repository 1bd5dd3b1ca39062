import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CampaignsService } from '../campaigns.service';
import type { CampaignOrderField, CampaignRow } from '../persistence/campaigns.queries';
import { CreateCampaignInput } from './visits.input';
import { Campaign, CampaignConnection, CampaignOrder } from './visits.types';

@Resolver(() => Campaign)
export class CampaignsResolver {
  constructor(private readonly service: CampaignsService) {}

  @Can('campaign:read')
  @Query(() => CampaignConnection, {
    description: '专项行动。Campaigns of your scope and of the units above it, the latest to begin first.',
  })
  campaigns(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('orderBy', { type: () => CampaignOrder, nullable: true, description: 'The latest to begin first when left out.' })
    orderBy?: Order<CampaignOrderField>,
  ): Promise<Page<CampaignRow>> {
    return this.service.list(reader, actor, page, orderBy);
  }

  @Can('campaign:manage')
  @Mutation(() => Campaign, { description: '新建专项行动。Opens a campaign for the whole area of your post.' })
  async createCampaign(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The campaign.' }) input: CreateCampaignInput,
  ): Promise<CampaignRow> {
    return this.service.get(reader, actor, (await this.service.create(actor, input)).id);
  }
}
