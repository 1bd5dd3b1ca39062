import { cleanText, type LocalDate, type TextRule } from '@app/kernel';
import type { AppealRaised, ConfirmWay, DemandRaised, LogVisit, PromiseMade, VisitFields, VisitTopic, VisitWay } from './visit';

export const MOST_FIRMS = 100;
export const MOST_PEOPLE = 50;
/** Appeals, and demands, that one visit may open. */
export const MOST_MATTERS = 20;
/** Lengths in characters (code points), as the tables and the siblings' tables have them. */
export const LENGTHS = {
  words: 4000,
  place: 200,
  reason: 500,
  outsider: 50,
  title: 100,
  contact: 50,
  category: 40,
  purpose: 500,
  promise: 500,
  onSpot: 2000,
  clientId: 100,
  campaign: 100,
} as const;

export type InputFaultCode = 'FIELD_REQUIRED' | 'FIELD_TOO_LONG' | 'FIELD_TEXT' | 'VISIT_TOO_MANY';
export interface InputFault {
  readonly path: string;
  readonly code: InputFaultCode;
  readonly params?: { readonly max: number };
}

/** Collects every fault of an input, so that all are shown at once. */
export class Check {
  readonly faults: InputFault[] = [];

  /** The cleaned text, or null when there is none. */
  text(path: string, value: string | null | undefined, rule: TextRule): string | null {
    const clean = cleanText(value ?? '', rule);
    if (clean.ok) return clean.text === '' ? null : clean.text;
    if (clean.fault === 'TOO_LONG') this.faults.push({ path, code: 'FIELD_TOO_LONG', params: { max: rule.max } });
    else this.faults.push({ path, code: clean.fault === 'EMPTY' ? 'FIELD_REQUIRED' : 'FIELD_TEXT' });
    return null;
  }

  needed(path: string, value: string | null | undefined, rule: TextRule): string {
    return this.text(path, value, { ...rule, required: true }) ?? '';
  }

  atMost<T>(path: string, values: readonly T[] | null | undefined, max: number): readonly T[] {
    const list = values ?? [];
    if (list.length > max) this.faults.push({ path, code: 'VISIT_TOO_MANY', params: { max } });
    return list;
  }

  someOf<T>(path: string, values: readonly T[] | null | undefined, max: number): readonly T[] {
    const list = this.atMost(path, values, max);
    if (list.length === 0) this.faults.push({ path, code: 'FIELD_REQUIRED' });
    return list;
  }
}

/** A visit whose texts are clean and whose lists hold nothing twice. */
export interface CheckedVisit {
  readonly clientId: string;
  readonly occurredOn: LocalDate | null;
  readonly way: VisitWay;
  readonly enterpriseIds: readonly string[];
  readonly participantIds: readonly string[];
  readonly outsiders: readonly string[];
  readonly topics: readonly VisitTopic[];
  readonly words: string | null;
  readonly place: string | null;
  readonly campaignId: string | null;
  readonly onBehalfOf: string | null;
  readonly deviceAt: Date | null;
  readonly lateReason: string | null;
  readonly confirmBy: ConfirmWay | null;
}
export interface CheckedMatters {
  readonly promises: readonly PromiseMade[];
  readonly appeals: readonly (AppealRaised & { readonly category: string | null; readonly solvedOnSpot: string | null })[];
  readonly demands: readonly DemandRaised[];
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** Cleans and checks the shape; whether firms and people exist, and whether the day is allowed, is the service's matter. */
export function checkVisit(check: Check, input: VisitFields): CheckedVisit {
  check.needed('input.clientId', input.clientId, { max: LENGTHS.clientId });
  const outsiders = check.atMost('input.outsiders', input.outsiders, MOST_PEOPLE);
  return {
    clientId: input.clientId,
    occurredOn: input.occurredOn ?? null,
    way: input.way,
    // Not made distinct here: the path of a fault names the place in the list as it was sent.
    enterpriseIds: check.someOf('input.firms', input.firms, MOST_FIRMS).map((firm) => firm.enterpriseId),
    participantIds: distinct(check.atMost('input.participantIds', input.participantIds, MOST_PEOPLE)),
    outsiders: distinct(outsiders.map((name, i) => check.needed(`input.outsiders.${i}`, name, { max: LENGTHS.outsider }))),
    topics: distinct(check.someOf('input.topics', input.topics, MOST_PEOPLE)),
    words: check.text('input.words', input.words, { max: LENGTHS.words, multiline: true }),
    place: check.text('input.place', input.place, { max: LENGTHS.place }),
    campaignId: input.campaignId ?? null,
    onBehalfOf: input.onBehalfOf ?? null,
    deviceAt: input.deviceAt ?? null,
    lateReason: check.text('input.lateReason', input.lateReason, { max: LENGTHS.reason, multiline: true }),
    confirmBy: input.confirmBy ?? null,
  };
}

export function checkMatters(check: Check, input: Pick<LogVisit, 'appeals' | 'demands' | 'promises'>): CheckedMatters {
  return {
    promises: check.atMost('input.promises', input.promises, MOST_MATTERS).map((made, i) => ({
      ...made,
      words: check.needed(`input.promises.${i}.words`, made.words, { max: LENGTHS.promise, multiline: true }),
    })),
    appeals: check.atMost('input.appeals', input.appeals, MOST_MATTERS).map((raised, i) => {
      const at = `input.appeals.${i}`;
      return {
        ...raised,
        title: check.needed(`${at}.title`, raised.title, { max: LENGTHS.title }),
        words: check.needed(`${at}.words`, raised.words, { max: LENGTHS.words, multiline: true }),
        contactName: check.text(`${at}.contactName`, raised.contactName, { max: LENGTHS.contact }),
        contactPhone: check.text(`${at}.contactPhone`, raised.contactPhone, { max: LENGTHS.contact }),
        category: check.text(`${at}.category`, raised.category, { max: LENGTHS.category }),
        solvedOnSpot: check.text(`${at}.solvedOnSpot`, raised.solvedOnSpot, { max: LENGTHS.onSpot, multiline: true }),
      };
    }),
    demands: check.atMost('input.demands', input.demands, MOST_MATTERS).map((raised, i) => ({
      ...raised,
      purpose: check.needed(`input.demands.${i}.purpose`, raised.purpose, { max: LENGTHS.purpose, multiline: true }),
    })),
  };
}
