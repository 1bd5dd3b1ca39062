import type { InputCheck, LocalDate } from '@app/kernel';
import type {
  AppealRaised,
  ConfirmationChannel,
  DemandRaised,
  LogVisit,
  PromiseMade,
  VisitFields,
  VisitTopic,
  VisitChannel,
} from './visit';

export const MOST_FIRMS = 100;
export const MOST_PEOPLE = 50;
/** Appeals, and demands, that one visit may open. */
export const MOST_MATTERS = 20;
/** A visit whose texts are clean and whose lists hold nothing twice. */
export interface CheckedVisit {
  readonly clientId: string;
  readonly occurredOn: LocalDate | null;
  readonly channel: VisitChannel;
  readonly enterpriseIds: readonly string[];
  readonly participantIds: readonly string[];
  readonly outsiders: readonly string[];
  readonly topics: readonly VisitTopic[];
  readonly note: string | null;
  readonly place: string | null;
  readonly campaignId: string | null;
  readonly onBehalfOf: string | null;
  readonly deviceAt: Date | null;
  readonly lateReason: string | null;
  readonly confirmBy: ConfirmationChannel | null;
}
export interface CheckedMatters {
  readonly promises: readonly PromiseMade[];
  readonly appeals: readonly (AppealRaised & { readonly category: string | null; readonly solvedOnSpot: string | null })[];
  readonly demands: readonly DemandRaised[];
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** Cleans and checks the shape; whether firms and people exist, and whether the day is allowed, is the service's matter. */
export function checkVisit(check: InputCheck, input: VisitFields): CheckedVisit {
  check.needed('input.clientId', input.clientId, 'clientId');
  const outsiders = check.atMost('input.outsiders', input.outsiders, MOST_PEOPLE);
  return {
    clientId: input.clientId,
    occurredOn: input.occurredOn ?? null,
    channel: input.channel,
    // Not made distinct here: the path of a fault names the place in the list as it was sent.
    enterpriseIds: check.someOf('input.firms', input.firms, MOST_FIRMS).map((firm) => firm.enterpriseId),
    participantIds: distinct(check.atMost('input.participantIds', input.participantIds, MOST_PEOPLE)),
    outsiders: distinct(outsiders.map((name, i) => check.needed(`input.outsiders.${i}`, name, 'personName'))),
    topics: distinct(check.someOf('input.topics', input.topics, MOST_PEOPLE)),
    note: check.text('input.note', input.note, 'statement'),
    place: check.text('input.place', input.place, 'place'),
    campaignId: input.campaignId ?? null,
    onBehalfOf: input.onBehalfOf ?? null,
    deviceAt: input.deviceAt ?? null,
    lateReason: check.text('input.lateReason', input.lateReason, 'reason'),
    confirmBy: input.confirmBy ?? null,
  };
}

export function checkMatters(check: InputCheck, input: Pick<LogVisit, 'appeals' | 'demands' | 'promises'>): CheckedMatters {
  return {
    promises: check.atMost('input.promises', input.promises, MOST_MATTERS).map((made, i) => ({
      ...made,
      text: check.needed(`input.promises.${i}.text`, made.text, 'note'),
    })),
    appeals: check.atMost('input.appeals', input.appeals, MOST_MATTERS).map((raised, i) => {
      const at = `input.appeals.${i}`;
      return {
        ...raised,
        title: check.needed(`${at}.title`, raised.title, 'title'),
        description: check.needed(`${at}.description`, raised.description, 'statement'),
        contactName: check.text(`${at}.contactName`, raised.contactName, 'personName'),
        contactPhone: check.text(`${at}.contactPhone`, raised.contactPhone, 'phone'),
        category: check.text(`${at}.category`, raised.category, 'category'),
        solvedOnSpot: check.text(`${at}.solvedOnSpot`, raised.solvedOnSpot, 'account'),
      };
    }),
    demands: check.atMost('input.demands', input.demands, MOST_MATTERS).map((raised, i) => ({
      ...raised,
      purpose: check.needed(`input.demands.${i}.purpose`, raised.purpose, 'note'),
    })),
  };
}
