import type { Actor, Role } from '@app/kernel';

/** They correct any visit of their scope; everybody else only what is their own. */
const OFFICE: ReadonlySet<Role> = new Set<Role>(['OFFICE_CLERK', 'OFFICE_HEAD']);

export interface CorrectableVisit {
  readonly orgPath: string;
  readonly recordedBy: string;
  readonly onBehalfOf: string | null;
}

/** May this actor void or replace the visit? Its author, the visitor it was written for, or the office; within the scope of the post. */
export function mayCorrect(actor: Pick<Actor, 'id' | 'role' | 'scopePath'>, visit: CorrectableVisit): boolean {
  // A firm's visit by another unit can be seen from the firm's home, but it is that unit's record.
  if (!actor.scopePath || !visit.orgPath.startsWith(actor.scopePath)) return false;
  return (actor.role !== null && OFFICE.has(actor.role)) || visit.recordedBy === actor.id || visit.onBehalfOf === actor.id;
}
