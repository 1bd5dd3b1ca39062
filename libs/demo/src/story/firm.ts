import type { LocalDate } from '@app/kernel';

export const FIRM_KINDS = ['ENTERPRISE', 'SOLE_PROPRIETOR', 'FARMER_COOPERATIVE', 'FAMILY_FARM'] as const;
export type StoryFirmKind = (typeof FIRM_KINDS)[number];

/** Why a firm of the list was not visited (M12). */
export const NOT_VISITED_REASONS = ['失联', '注销', '迁出', '停业', '婉拒', '并户'] as const;
export type NotVisitedReason = (typeof NOT_VISITED_REASONS)[number];

export interface StoryFirm {
  /** Place in the register of the town, 1 … 380; the named ones come first. */
  readonly no: number;
  /** Full name; every one carries （演示）. */
  readonly name: string;
  readonly shortName: string;
  readonly kind: StoryFirmKind;
  readonly industry: string;
  /** Key of the village (or of the second town). */
  readonly village: string;
  /** The code at the end of the story. */
  readonly code: string | null;
  /** Since when it has it, when it came during the year. */
  readonly codeSince?: LocalDate;
  readonly establishedOn: LocalDate;
  /** Registered capital in 万元. */
  readonly capitalWan: string | null;
  readonly contactName: string;
  /** Of a range that was never given to anybody (154…). */
  readonly contactPhone: string;
  readonly notVisited?: { readonly reason: NotVisitedReason; readonly foundOn: LocalDate; readonly survivorNo?: number };
}
