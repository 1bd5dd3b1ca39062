import { type EnterpriseRef, requireEnterprise } from '@app/enterprises';
import { type Actor, can, newId } from '@app/kernel';
import { Fault, type FieldFault, judgeEntryIn, type Quota, type Tx, UserError, workingCalendar } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { isDeviceSkewed } from './domain/device-clock';
import type { CheckedMatters, CheckedVisit } from './domain/visit.check';
import { contentHash } from './domain/visit.content';
import { campaignRow } from './persistence/campaigns.queries';
import type { VisitBefore } from './persistence/correctable.queries';
import { peopleAmong, unitOfVisitor } from './persistence/people.queries';
import { VisitPromise } from './persistence/visit-promise.entity';
import { Visit } from './persistence/visit.entity';
import { VisitFirm } from './persistence/visit-firm.entity';
import { VisitParticipant } from './persistence/visit-participant.entity';
import { VisitRefused } from './visits.errors';
import { AppealsPort, DemandsPort } from './visits.ports';

/** Visits on the spot that one person makes on a day: more cannot be walked. */
const ON_SITE_VISITS: Quota = { name: 'visit.on-site', most: 60, code: 'VISITS_OF_DAY' };

export const NO_MATTERS: CheckedMatters = { promises: [], appeals: [], demands: [] };

interface Post {
  readonly postId: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly scopePath: string;
}

function postOf({ postId, unitId, unitPath, scopePath }: Actor): Post {
  if (!postId || !unitId || !unitPath || !scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  return { postId, unitId, unitPath, scopePath };
}

/** The path of a sibling's own input, as the field of the visit that it came from. */
const under = (place: string, path: string | undefined): string => (path ?? 'input').replace(/^input(?=\.|$)/, place);

/** Writes a checked visit and what it opens, in the caller's transaction. */
@Injectable()
export class VisitRecorder {
  constructor(
    private readonly appeals: AppealsPort,
    private readonly demands: DemandsPort,
  ) {}

  /**
   * @param before the visit that this one replaces: it stays with the unit that made it and with its visitor, and when the day is the
   *   same it keeps its mark of lateness, because it was entered when it was entered.
   */
  async record(tx: Tx, id: string, visit: CheckedVisit, matters: CheckedMatters, before?: VisitBefore): Promise<VisitRefused | undefined> {
    const { actor } = tx;
    const post = postOf(actor);
    if (matters.appeals.length > 0 && !can(actor, 'appeal:register')) throw new Fault('FORBIDDEN');
    if (matters.demands.length > 0 && !can(actor, 'financing:demand')) throw new Fault('FORBIDDEN');
    if (matters.appeals.some((raised) => raised.solvedOnSpot) && !can(actor, 'appeal:solve-on-spot')) throw new Fault('FORBIDDEN');
    const occurredOn = visit.occurredOn ?? before?.occurredOn ?? tx.today;
    const visitor = visit.onBehalfOf ?? before?.onBehalfOf ?? before?.recordedBy ?? actor.id;
    const onBehalfOf = visitor === actor.id ? null : visitor;
    const people = [...new Set([visitor, ...visit.participantIds])];

    const [calendar, known, itsUnit, campaign, ...named] = await Promise.all([
      workingCalendar(tx),
      peopleAmong(tx, people),
      onBehalfOf ? unitOfVisitor(tx, { personId: onBehalfOf, day: occurredOn, scopePath: post.scopePath }) : undefined,
      visit.campaignId ? campaignRow(tx, post.scopePath, visit.campaignId) : undefined,
      ...visit.enterpriseIds.map((enterpriseId, i) => requireEnterprise(tx, enterpriseId, `input.firms.${i}.enterpriseId`)),
    ]);
    if (visit.onBehalfOf && !known.has(visit.onBehalfOf)) throw Fault.notFound('input.onBehalfOf');
    const stranger = visit.participantIds.findIndex((person) => !known.has(person));
    if (stranger >= 0) throw Fault.notFound(`input.participantIds.${stranger}`);
    if (visit.campaignId && !campaign) throw Fault.notFound('input.campaignId');

    const kept = before !== undefined && before.occurredOn === occurredOn;
    const entry = kept
      ? { ok: true as const, isLate: before.isLate }
      : judgeEntryIn(tx, calendar, { occurredOn, lateReason: visit.lateReason });
    if (!entry.ok) return new VisitRefused(entry.fault, entry.date ? { date: entry.date } : {}, 'input.occurredOn');
    if (campaign && (occurredOn < campaign.from || occurredOn > campaign.to)) {
      return new VisitRefused('VISIT_OUTSIDE_CAMPAIGN', { from: campaign.from, to: campaign.to }, 'input.campaignId');
    }

    // Whoever says of himself that he was there; what the desk enters from paper is the office's word.
    if (!before && visit.channel === 'ON_SITE' && visitor === actor.id && !entry.isLate)
      await tx.charge(ON_SITE_VISITS, { day: occurredOn });
    const orgPath = before?.orgPath ?? itsUnit?.unitPath ?? post.unitPath;
    const firms = new Map(named.map((firm) => [firm.id, firm]));
    await tx.insert(Visit, {
      id,
      unitId: before?.unitId ?? itsUnit?.unitId ?? post.unitId,
      orgPath,
      occurredOn,
      channel: visit.channel,
      topics: [...visit.topics],
      note: visit.note,
      place: visit.place,
      campaignId: visit.campaignId,
      recordedBy: actor.id,
      recordedByPost: post.postId,
      onBehalfOf,
      deviceAt: visit.deviceAt,
      deviceSkewed: visit.deviceAt !== null && isDeviceSkewed(visit.deviceAt, occurredOn, tx.at),
      isLate: entry.isLate,
      lateReason: visit.lateReason ?? (kept ? before.lateReason : null),
      replacesId: before?.id ?? null,
      clientId: visit.clientId,
      contentHash: contentHash(visit, matters, visitor),
      confirmBy: visit.confirmBy,
    });
    const common = { visitId: id, orgPath };
    await tx.insert(
      VisitFirm,
      [...firms.values()].map((firm) => ({
        ...common,
        id: newId(),
        enterpriseId: firm.id,
        firmPath: firm.orgPath,
        occurredOn,
        channel: visit.channel,
      })),
    );
    await tx.insert(VisitParticipant, [
      ...people.map((personId) => ({ ...common, id: newId(), personId, outsider: null })),
      ...visit.outsiders.map((outsider) => ({ ...common, id: newId(), personId: null, outsider })),
    ]);
    const details = { firms: firms.size, participants: people.length + visit.outsiders.length, isLate: entry.isLate };
    await tx.record({
      topic: before ? 'visit.replaced' : 'visit.logged',
      ids: { visitId: id, ...(before ? { replacesId: before.id } : {}) },
      action: before ? 'visit.replace' : 'visit.log',
      subjectKind: 'visit',
      subjectId: id,
      orgPath,
      details,
    });
    return this.open(tx, { ...matters, visit: { ...visit, occurredOn }, visitId: id, orgPath, visitor, named });
  }

  /** Keeps the promises and opens the appeals and demands, in the order they were written down. The first refusal refuses everything. */
  private async open(
    tx: Tx,
    {
      promises,
      appeals,
      demands,
      visit,
      visitId,
      orgPath,
      visitor,
      named,
    }: CheckedMatters & {
      readonly visit: CheckedVisit & { readonly occurredOn: NonNullable<CheckedVisit['occurredOn']> };
      readonly visitId: string;
      readonly orgPath: string;
      readonly visitor: string;
      readonly named: readonly EnterpriseRef[];
    },
  ): Promise<VisitRefused | undefined> {
    const common = { occurredOn: visit.occurredOn, ...(visit.lateReason ? { lateReason: visit.lateReason } : {}), visitId };
    for (const [i, { text, dueOn, ...made }] of promises.entries()) {
      const place = `input.promises.${i}`;
      if (dueOn < visit.occurredOn) return new VisitRefused('OCCURRED_BEFORE', { date: visit.occurredOn }, `${place}.dueOn`);
      const firm = firmOf(made.enterpriseId, visit.enterpriseIds, named, place);
      await tx.insert(VisitPromise, {
        id: newId(),
        visitId,
        enterpriseId: firm.id,
        orgPath,
        firmPath: firm.orgPath,
        text,
        dueOn,
        personId: visitor,
        recordedBy: tx.actor.id,
      });
    }
    for (const [i, { title, description, contactName, contactPhone, category, solvedOnSpot, ...raised }] of appeals.entries()) {
      const place = `input.appeals.${i}`;
      const { id: enterpriseId } = firmOf(raised.enterpriseId, visit.enterpriseIds, named, place);
      const opened = await passedOn(place, () =>
        this.appeals.registerIn(tx, {
          ...common,
          enterpriseId,
          title,
          description,
          source: 'VISIT',
          ...(contactName ? { contactName } : {}),
          ...(contactPhone ? { contactPhone } : {}),
          ...(category ? { category } : {}),
        }),
      );
      if (opened instanceof VisitRefused) return opened;
      if (!solvedOnSpot) continue;
      const { lateReason } = visit;
      const solved = await passedOn(place, () =>
        this.appeals.solveOnSpotIn(tx, {
          appealId: opened.id,
          reply: solvedOnSpot,
          occurredOn: visit.occurredOn,
          ...(lateReason ? { lateReason } : {}),
        }),
      );
      if (solved instanceof VisitRefused) return solved;
    }
    for (const [i, { amount, purpose, termMonths, route, authorisedOn, ...raised }] of demands.entries()) {
      const place = `input.demands.${i}`;
      const { id: enterpriseId } = firmOf(raised.enterpriseId, visit.enterpriseIds, named, place);
      const opened = await passedOn(place, () =>
        this.demands.recordIn(tx, {
          ...common,
          enterpriseId,
          amount,
          purpose,
          route: route ?? 'MECHANISM',
          ...(termMonths === null || termMonths === undefined ? {} : { termMonths }),
          ...(authorisedOn ? { authorisedOn } : {}),
        }),
      );
      if (opened instanceof VisitRefused) return opened;
    }
    return undefined;
  }
}

/** The firm that a matter is about: one of the visit's, by any of its ids; the only one when none is named. */
function firmOf(
  asked: string | null | undefined,
  asSent: readonly string[],
  named: readonly EnterpriseRef[],
  place: string,
): EnterpriseRef {
  const only = new Set(named.map((firm) => firm.id)).size === 1 ? named[0] : undefined;
  const found = asked ? named.find((firm, i) => firm.id === asked || asSent[i] === asked) : only;
  if (!found) throw Fault.field(`${place}.enterpriseId`, asked ? 'VISIT_FIRM_NOT_AMONG' : 'FIELD_REQUIRED');
  return found;
}

/** A sibling's refusal or fault, said of the field of the visit that it is about. */
async function passedOn(
  place: string,
  act: () => Promise<{ readonly id: string } | UserError>,
): Promise<{ readonly id: string } | VisitRefused> {
  try {
    const result = await act();
    return result instanceof UserError ? new VisitRefused(result.code, result.params, under(place, result.field)) : result;
  } catch (error) {
    if (!(error instanceof Fault) || error.fields.length === 0) throw error;
    const fields = error.fields.map((field): FieldFault => ({ ...field, path: under(place, field.path) }));
    throw new Fault(error.code, error.messageCode, error.params, fields, { cause: error });
  }
}
