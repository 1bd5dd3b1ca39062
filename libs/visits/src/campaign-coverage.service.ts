import { type Actor, type LocalDate, newId, shanghaiDate } from '@app/kernel';
import {
  checked,
  Database,
  type Done,
  Fault,
  judgeEntryIn,
  type Order,
  type Page,
  type Reader,
  type StoredNames,
  type Tx,
  workingCalendar,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CampaignRefused } from './visits.errors';
import { lastDayOf, type NotVisitedReason } from './domain/campaign-list';
import { mayCorrect } from './domain/correction.policy';
import { latestVersion, listedFirm, reasonToVoid, voidReasonRow } from './persistence/campaign-list.queries';
import { campaignRow, type CampaignRow } from './persistence/campaigns.queries';
import {
  type Coverage,
  type CoverageAsked,
  coverageOf,
  presentOf,
  targetList,
  type TargetOrderField,
  type TargetRow,
  type TargetsFilter,
  type VersionRow,
  versionRows,
} from './persistence/coverage.queries';
import { NotVisited } from './persistence/not-visited.entity';
import type { PageWanted } from './visits.service';

/** Until which day, and as the system knew it when. */
export interface CoverageAt {
  /** The last day; the campaign's own, or the day of asking while it runs, when left out. It picks the version. */
  readonly to?: LocalDate | null;
  readonly asOf?: Date | null;
}
export interface CampaignCoverageAnswer extends Coverage {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Date;
}
export interface RecordNotVisited {
  readonly clientId: string;
  readonly campaignId: string;
  readonly enterpriseId: string;
  readonly reason: NotVisitedReason;
  readonly note?: string | null;
  readonly occurredOn?: LocalDate | null;
  readonly lateReason?: string | null;
}
export interface VoidNotVisited {
  readonly clientId: string;
  readonly noteId: string;
  readonly reason: string;
}

/** What the act and its field were called when first published; repeats are recognised by those names. */
const STORED_AS: StoredNames = { operation: 'noteNotVisited', fields: { note: 'words' } };

const voidedAlready = () => new CampaignRefused('NOT_VISITED_ALREADY_VOIDED', {}, 'input.noteId');

/** How far a campaign has come: N of its list, and why not the others; the same answer for ever for the same day and instant. */
@Injectable()
export class CampaignCoverageService {
  constructor(private readonly database: Database) {}

  async coverage(reader: Reader, campaign: CampaignRow, at: CoverageAt): Promise<CampaignCoverageAnswer | null> {
    const asked = await this.asked(reader, campaign, at);
    const found = await coverageOf(reader, asked);
    return found ? { ...found, from: asked.from, to: asked.to, asOf: asked.asOf } : null;
  }

  async targets(
    reader: Reader,
    actor: Actor,
    campaign: CampaignRow,
    {
      filter,
      page,
      orderBy,
      ...at
    }: CoverageAt & { readonly filter: TargetsFilter; readonly page: PageWanted; readonly orderBy?: Order<TargetOrderField> | null },
  ): Promise<Page<TargetRow>> {
    const asked = await this.asked(reader, campaign, at);
    return targetList.page(reader, { actor, filter: { ...filter, asked }, page, orderBy: orderBy ?? null });
  }

  versions(reader: Reader, campaign: CampaignRow): Promise<VersionRow[]> {
    return versionRows(reader, campaign.id);
  }

  private async asked(reader: Reader, campaign: CampaignRow, { to, asOf }: CoverageAt): Promise<CoverageAsked> {
    const present = await presentOf(reader);
    if (asOf && asOf > present) throw Fault.field('asOf', 'AS_OF_IN_FUTURE');
    const known = asOf ?? present;
    return {
      campaignId: campaign.id,
      areaPath: campaign.orgPath,
      from: campaign.from,
      to: lastDayOf(campaign, to ?? shanghaiDate(known)),
      asOf: known,
    };
  }

  /** Says why a firm of the list was not visited. The answer is the campaign. */
  note(actor: Actor, input: RecordNotVisited): Promise<Done | CampaignRefused> {
    return this.database.write(actor, (tx) => this.noteIn(tx, input));
  }

  async noteIn(tx: Tx, input: RecordNotVisited): Promise<Done | CampaignRefused> {
    const [note, lateReason] = checked((check) => {
      check.needed('input.clientId', input.clientId, 'clientId');
      return [check.text('input.note', input.note, 'reason'), check.text('input.lateReason', input.lateReason, 'reason')] as const;
    });
    const { scopePath, postId, id: recordedBy } = tx.actor;
    if (!scopePath || !postId) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    const record = async (): Promise<CampaignRefused | undefined> => {
      const campaign = await campaignRow(tx, scopePath, input.campaignId);
      // That a unit above has a campaign is known; whether a firm is on its list is told by the rows of one's own scope only.
      if (!campaign) throw Fault.notFound('input.enterpriseId');
      if (!(await latestVersion(tx, campaign.id))) return new CampaignRefused('CAMPAIGN_NOT_FROZEN', {}, 'input.campaignId');
      const occurredOn = input.occurredOn ?? tx.today;
      const entry = judgeEntryIn(tx, await workingCalendar(tx), { occurredOn, lateReason, notBefore: campaign.from });
      if (!entry.ok) return new CampaignRefused(entry.fault, entry.date ? { date: entry.date } : {}, 'input.occurredOn');
      const firm = await listedFirm(tx, { campaignId: campaign.id, enterpriseId: input.enterpriseId, day: tx.today });
      if (!firm) throw Fault.notFound('input.enterpriseId');
      const { orgPath, enterpriseId } = firm;
      await tx.insert(NotVisited, {
        id: newId(),
        campaignId: campaign.id,
        enterpriseId,
        orgPath,
        occurredOn,
        reason: input.reason,
        note,
        isLate: entry.isLate,
        lateReason,
        recordedBy,
        recordedByPost: postId,
      });
      await tx.record({
        topic: 'campaign.not-visited',
        ids: { campaignId: campaign.id, enterpriseId },
        action: 'campaign.note-not-visited',
        subjectKind: 'campaign',
        subjectId: campaign.id,
        orgPath,
        details: { enterpriseId, reason: input.reason },
      });
      return undefined;
    };
    return tx.idempotent('recordNotVisited', input, record, { id: input.campaignId, storedAs: STORED_AS });
  }

  /** Takes a reason back: who noted it, or the office. */
  void(actor: Actor, input: VoidNotVisited): Promise<Done | CampaignRefused> {
    return this.database.write(actor, (tx) => this.voidIn(tx, input), { refusals: { not_visited_reason_void_once: voidedAlready } });
  }

  async voidIn(tx: Tx, input: VoidNotVisited): Promise<Done | CampaignRefused> {
    const reason = checked((check) => {
      check.needed('input.clientId', input.clientId, 'clientId');
      return check.needed('input.reason', input.reason, 'reason');
    });
    const noted = await reasonToVoid(tx, input.noteId);
    if (!noted) throw Fault.notFound('input.noteId');
    const act = async (): Promise<CampaignRefused | undefined> => {
      if (!mayCorrect(tx.actor, { ...noted, onBehalfOf: null })) return new CampaignRefused('NOT_VISITED_NOT_YOURS', {}, 'input.noteId');
      if (noted.voidedAt || !(await voidReasonRow(tx, input.noteId, reason))) return voidedAlready();
      const { orgPath, campaignId } = noted;
      await tx.record({
        topic: 'campaign.not-visited-voided',
        ids: { campaignId },
        action: 'campaign.void-not-visited',
        subjectKind: 'campaign',
        subjectId: campaignId,
        orgPath,
        details: { noteId: input.noteId },
      });
      return undefined;
    };
    return tx.idempotent('voidNotVisited', input, act, { id: noted.campaignId });
  }
}
