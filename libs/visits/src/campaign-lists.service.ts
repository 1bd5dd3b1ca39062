import { type Actor, type LocalDate } from '@app/kernel';
import { checked, Database, type Done, Fault, judgeEntryIn, type Reader, type Tx, workingCalendar } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CampaignRefused } from './visits.errors';
import { fitChange, type Listed, type ListFilter, MOST_NAMED, MOST_TARGETS, type Removal } from './domain/campaign-list';
import {
  chosenFirms,
  type ChangeToWrite,
  latestVersion,
  namedFirms,
  presentList,
  type Preview,
  previewOf,
  writeChanges,
} from './persistence/campaign-list.queries';
import { CampaignVersion } from './persistence/campaign-version.entity';
import { campaignRow, type CampaignRow } from './persistence/campaigns.queries';

/** Either a filter or firms by name. */
export interface FreezeList {
  readonly clientId: string;
  readonly campaignId: string;
  readonly reason: string;
  /** From when on it is the list; today when left out. */
  readonly validFrom?: LocalDate | null;
  readonly filter?: ListFilter | null;
  readonly enterpriseIds?: readonly string[] | null;
}
export interface ChangeList {
  readonly clientId: string;
  readonly campaignId: string;
  /** The version the changes were thought of for. */
  readonly expectedVersion: number;
  readonly reason: string;
  readonly validFrom?: LocalDate | null;
  readonly adds?: readonly string[] | null;
  readonly removes?: readonly Removal[] | null;
}
type Outcome = Promise<Done | CampaignRefused>;

const changed = (n: number) => new CampaignRefused('CAMPAIGN_LIST_CHANGED', { n }, 'input.expectedVersion');
/** How many firms a preview names. */
const PREVIEW_SHOWN = 200;

/** 走访名单: the frozen lists of a campaign. A version is written once; a change makes the next. */
@Injectable()
export class CampaignListsService {
  constructor(private readonly database: Database) {}

  /** Which firms a filter means, and which of them are not on the list yet. Changes nothing. */
  async preview(reader: Reader, actor: Actor, campaignId: string, filter: ListFilter): Promise<Preview> {
    const campaign = await this.own(reader, actor, campaignId);
    return previewOf(reader, campaignId, campaign.orgPath, filter, PREVIEW_SHOWN);
  }

  /** The first version. */
  freeze(actor: Actor, input: FreezeList): Outcome {
    return this.database.write(actor, (tx) => this.freezeIn(tx, input), { refusals: this.lastWord(1) });
  }

  async freezeIn(tx: Tx, input: FreezeList): Outcome {
    const reason = checked((check) => {
      check.needed('input.clientId', input.clientId, 'clientId');
      check.atMost('input.enterpriseIds', input.enterpriseIds, MOST_NAMED);
      return check.needed('input.reason', input.reason, 'reason');
    });
    if (Boolean(input.filter) === Boolean(input.enterpriseIds)) throw Fault.field('input.filter', 'CAMPAIGN_FILTER_OR_FIRMS');
    const freeze = async (): Promise<CampaignRefused | undefined> => {
      const campaign = await this.own(tx, tx.actor, input.campaignId);
      const former = await latestVersion(tx, campaign.id);
      if (former) return new CampaignRefused('CAMPAIGN_ALREADY_FROZEN', { n: former.n }, 'input.campaignId');
      const firms = input.filter
        ? await chosenFirms(tx, campaign.orgPath, input.filter, MOST_TARGETS)
        : await this.named(tx, campaign, input.enterpriseIds ?? [], 'input.enterpriseIds');
      if (firms instanceof CampaignRefused) return firms;
      if (firms.length === 0) return new CampaignRefused('CAMPAIGN_LIST_EMPTY', {}, input.filter ? 'input.filter' : 'input.enterpriseIds');
      const distinct = [...new Map(firms.map((firm) => [firm.enterpriseId, firm])).values()];
      return this.write(tx, campaign, { n: 1, reason, validFrom: input.validFrom ?? tx.today }, distinct.map(added));
    };
    return tx.idempotent('freezeCampaignList', input, freeze, { id: input.campaignId });
  }

  /** The next version: firms put on the list and taken off it. Refused when somebody else was faster. */
  change(actor: Actor, input: ChangeList): Outcome {
    return this.database.write(actor, (tx) => this.changeIn(tx, input), { refusals: this.lastWord(input.expectedVersion + 1) });
  }

  async changeIn(tx: Tx, input: ChangeList): Outcome {
    const [reason, removes] = checked((check) => {
      check.needed('input.clientId', input.clientId, 'clientId');
      check.atMost('input.adds', input.adds, MOST_NAMED);
      const rows = check.atMost('input.removes', input.removes, MOST_NAMED).map((row, i) => ({
        enterpriseId: row.enterpriseId,
        reason: row.reason,
        note: check.needed(`input.removes.${i}.note`, row.note, 'reason'),
      }));
      return [check.needed('input.reason', input.reason, 'reason'), rows] as const;
    });
    const change = async (): Promise<CampaignRefused | undefined> => {
      const campaign = await this.own(tx, tx.actor, input.campaignId);
      const former = await latestVersion(tx, campaign.id);
      if (!former) return new CampaignRefused('CAMPAIGN_NOT_FROZEN', {}, 'input.campaignId');
      if (former.n !== input.expectedVersion) return changed(former.n);
      const validFrom = input.validFrom ?? tx.today;
      if (validFrom < former.validFrom)
        return new CampaignRefused('CAMPAIGN_VERSION_TOO_EARLY', { date: former.validFrom }, 'input.validFrom');
      const adds = await this.named(tx, campaign, input.adds ?? [], 'input.adds');
      if (adds instanceof CampaignRefused) return adds;
      const fits = fitChange(await presentList(tx, campaign.id), adds, removes);
      if (!fits.ok) {
        const { code, field } = fits.fault;
        const unlisted = code === 'CAMPAIGN_FIRM_NOT_LISTED' ? (removes[Number(field.split('.')[2])]?.enterpriseId ?? '') : '';
        if (unlisted && (await namedFirms(tx, [unlisted])).length === 0) throw Fault.notFound(field);
        return new CampaignRefused(code, {}, field);
      }
      return this.write(tx, campaign, { n: former.n + 1, reason, validFrom }, [
        ...fits.removed.map((row) => ({ ...row, kind: 'REMOVED' as const })),
        ...adds.map(added),
      ]);
    };
    return tx.idempotent('changeCampaignList', input, change, { id: input.campaignId, storedAs: { fields: { note: 'words' } } });
  }

  private async write(
    tx: Tx,
    campaign: CampaignRow,
    version: { readonly n: number; readonly reason: string; readonly validFrom: LocalDate },
    changes: readonly ChangeToWrite[],
  ): Promise<CampaignRefused | undefined> {
    const { id: campaignId, orgPath } = campaign;
    const { id: recordedBy, postId } = tx.actor;
    if (!postId) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    // A list that is to be valid from long ago is a late entry as any other; its reason is the version's.
    const entry = judgeEntryIn(tx, await workingCalendar(tx), { occurredOn: version.validFrom, lateReason: version.reason });
    if (!entry.ok) return new CampaignRefused(entry.fault, entry.date ? { date: entry.date } : {}, 'input.validFrom');
    await tx.insert(CampaignVersion, { campaignId, orgPath, ...version, recordedBy, recordedByPost: postId });
    await writeChanges(tx, { campaignId, n: version.n }, changes);
    const count = (kind: ChangeToWrite['kind']): number => changes.filter((c) => c.kind === kind).length;
    await tx.record({
      topic: version.n === 1 ? 'campaign.frozen' : 'campaign.changed',
      ids: { campaignId },
      action: version.n === 1 ? 'campaign.freeze' : 'campaign.change',
      subjectKind: 'campaign',
      subjectId: campaignId,
      orgPath,
      details: { n: version.n, added: count('ADDED'), removed: count('REMOVED') },
    });
    return undefined;
  }

  /** Firms by their ids, each within the campaign's area. */
  private async named(tx: Tx, campaign: CampaignRow, ids: readonly string[], path: string): Promise<Listed[] | CampaignRefused> {
    const found = new Map((await namedFirms(tx, ids)).map(({ askedId, ...firm }) => [askedId, firm]));
    const firms: Listed[] = [];
    for (const [i, id] of ids.entries()) {
      const firm = found.get(id);
      if (!firm) throw Fault.notFound(`${path}.${i}`);
      if (!firm.orgPath.startsWith(campaign.orgPath)) return new CampaignRefused('CAMPAIGN_FIRM_OUTSIDE', {}, `${path}.${i}`);
      firms.push(firm);
    }
    return firms;
  }

  /** One of a unit above is taken part in, and its list is that unit's: to change it is nothing to be found here. */
  private async own(reader: Reader, actor: Actor, id: string): Promise<CampaignRow> {
    const { scopePath } = actor;
    if (!scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    const campaign = await campaignRow(reader, scopePath, id);
    if (!campaign?.orgPath.startsWith(scopePath)) throw Fault.notFound('input.campaignId');
    return campaign;
  }

  /** The last word in a race, spoken by the tables: somebody froze `n` meanwhile. */
  private lastWord(n: number) {
    const faster = () => (n === 1 ? new CampaignRefused('CAMPAIGN_ALREADY_FROZEN', { n }, 'input.campaignId') : changed(n));
    return {
      campaign_version_pkey: faster,
      campaign_version_step: faster,
      campaign_change_listed: () => new CampaignRefused('CAMPAIGN_FIRM_LISTED', {}, 'input.adds'),
      campaign_change_once: () => new CampaignRefused('CAMPAIGN_FIRM_LISTED', {}, 'input.adds'),
      campaign_change_not_listed: () => new CampaignRefused('CAMPAIGN_FIRM_NOT_LISTED', {}, 'input.removes'),
    };
  }
}

const added = ({ enterpriseId, orgPath }: Listed): ChangeToWrite => ({ enterpriseId, orgPath, kind: 'ADDED', reason: null, note: null });
