/** Whole percent, never rounded up to 100 nor down to 0. */
export function percentOf(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  const exact = (part / whole) * 100;
  if (part < whole && exact > 99) return 99;
  if (part > 0 && exact < 1) return 1;
  return Math.round(exact);
}
