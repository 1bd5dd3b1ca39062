import { type LocalDate, shanghaiInstant } from '@app/kernel';

/** How far a device's clock may be off before the record is flagged. */
export const CLOCK_TOLERANCE_MINUTES = 10;

/**
 * Is the device's clock wrong? What it showed when the visit was written down may lie hours before it arrives (no signal), but never
 * after the arrival, and never before the day that was visited: ten minutes beyond either end is flagged. Flagged only; the
 * business date is what the person said and is never shifted.
 */
export function isDeviceSkewed(deviceAt: Date, occurredOn: LocalDate, arrivedAt: Date): boolean {
  const tolerance = CLOCK_TOLERANCE_MINUTES * 60_000;
  return deviceAt.getTime() > arrivedAt.getTime() + tolerance || deviceAt.getTime() < shanghaiInstant(occurredOn).getTime() - tolerance;
}
