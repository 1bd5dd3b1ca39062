import type { Actor, LocalDate } from '@app/kernel';
import { checked, Database, type Done, Fault, type Order, type Page, type Reader, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Campaign } from './persistence/campaign.entity';
import { campaignList, type CampaignOrderField, campaignRow, type CampaignRow } from './persistence/campaigns.queries';
import type { PageWanted } from './visits.service';

export interface CreateCampaign {
  readonly clientId: string;
  readonly name: string;
  readonly from: LocalDate;
  /** The last day, itself included. */
  readonly to: LocalDate;
}

function scopeOf({ scopePath, scopeUnitId }: Actor): { readonly scopePath: string; readonly scopeUnitId: string } {
  if (!scopePath || !scopeUnitId) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  return { scopePath, scopeUnitId };
}

/** 专项行动: a campaign that visits are made for. */
@Injectable()
export class CampaignsService {
  constructor(private readonly database: Database) {}

  /** Opens a campaign for the whole area that the post looks after, so that every unit in it takes part. */
  create(actor: Actor, input: CreateCampaign): Promise<Done> {
    return this.database.write(actor, (tx) => this.createIn(tx, input));
  }

  async createIn(tx: Tx, input: CreateCampaign): Promise<Done> {
    const { scopePath, scopeUnitId } = scopeOf(tx.actor);
    const name = checked((check) => {
      check.needed('input.clientId', input.clientId, 'clientId');
      return check.needed('input.name', input.name, 'campaignName');
    });
    if (input.to < input.from) throw Fault.field('input.to', 'CAMPAIGN_ENDS_BEFORE_IT_BEGINS');
    return tx.idempotent('createCampaign', input, async (id) => {
      await tx.insert(Campaign, { id, unitId: scopeUnitId, orgPath: scopePath, name, period: `[${input.from},${input.to}]` });
      await tx.record({
        topic: 'campaign.created',
        ids: { campaignId: id },
        action: 'campaign.create',
        subjectKind: 'campaign',
        subjectId: id,
        orgPath: scopePath,
      });
    });
  }

  /** Campaigns of the scope and of the units above it; the latest to begin first where no other order is asked for. */
  list(reader: Reader, actor: Actor, page: PageWanted, orderBy?: Order<CampaignOrderField> | null): Promise<Page<CampaignRow>> {
    return campaignList.page(reader, { actor, filter: {}, page, orderBy: orderBy ?? null });
  }

  async get(reader: Reader, actor: Actor, id: string): Promise<CampaignRow> {
    const row = await campaignRow(reader, scopeOf(actor).scopePath, id);
    if (!row) throw Fault.notFound('id');
    return row;
  }
}
