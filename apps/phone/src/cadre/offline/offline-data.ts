import type { PhoneAreaQuery, PhonePlanQuery } from '@app/contract';

/** One of my firms, with what must be there without a network. Contacts are masked: a full number is never kept. */
export type FirmLine = PhonePlanQuery['visitPlan']['firms'][number];
export type PromiseLine = FirmLine['promises'][number];
/** Any firm of the area: to be found by name, and ticked down the street. */
export type AreaFirm = PhoneAreaQuery['visitPlan']['firms'][number];
export interface VisitLine {
  readonly id: string;
  readonly firms: readonly { readonly id: string; readonly name: string }[];
}

/** What a cadre works with, read when there was a network, sealed on the phone. */
export interface OfflineData {
  readonly version: 3;
  readonly readAt: string | null;
  readonly firms: readonly FirmLine[];
  /** False when not all firms fit onto one phone. */
  readonly complete: boolean;
  readonly companions: PhonePlanQuery['companions'];
  readonly visited: { readonly day: string; readonly visits: readonly VisitLine[] };
  readonly area: { readonly readAt: string; readonly complete: boolean; readonly firms: readonly AreaFirm[] } | null;
}

export const EMPTY_OFFLINE_DATA: OfflineData = {
  version: 3,
  readAt: null,
  firms: [],
  complete: true,
  companions: [],
  visited: { day: '', visits: [] },
  area: null,
};

export type LightColour = 'GREEN' | 'YELLOW' | 'RED';
const SOON_DAYS = 7;
const MONTH_DAYS = 30;
export const daysUntil = (today: string, day: string): number => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);

/** ● ▲ ■ of a day: over, within a week, later. */
export const lightOf = (left: number): LightColour => (left < 0 ? 'RED' : left <= SOON_DAYS ? 'YELLOW' : 'GREEN');

/** ● ▲ ■ of what a firm waits for next; null where it waits for nothing. */
export function urgencyOf(
  { nextDueOn }: Pick<FirmLine, 'nextDueOn'>,
  today: string,
): { readonly light: LightColour | null; readonly left: number | null } {
  if (!nextDueOn) return { light: null, left: null };
  const left = daysUntil(today, nextDueOn);
  return { light: lightOf(left), left };
}

type Judged = Pick<FirmLine, 'id' | 'lastVisitOn' | 'visitedThisYear' | 'nextDueOn'>;

/** Firms to visit: nearly due, then not visited this year, then not for a month; without those visited today. */
export function toVisit<F extends Judged>(firms: readonly F[], visited: ReadonlySet<string>, today: string): readonly F[] {
  const rank = (firm: F): number => {
    const { left } = urgencyOf(firm, today);
    if (left !== null && left <= SOON_DAYS) return 0;
    if (!firm.visitedThisYear) return 1;
    return firm.lastVisitOn && daysUntil(firm.lastVisitOn, today) < MONTH_DAYS ? 3 : 2;
  };
  const order = (firm: F): string => `${rank(firm)} ${rank(firm) === 0 ? firm.nextDueOn : ''} ${firm.lastVisitOn ?? ''}`;
  return firms
    .filter((firm) => !visited.has(firm.id) && rank(firm) < 3)
    .sort((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
}
