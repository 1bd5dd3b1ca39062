import type { Permission } from './permissions';
import { NO_PERMISSIONS, type Role } from './roles';

export const ACTOR_KINDS = ['PERSON', 'ENTERPRISE', 'PROGRAM', 'SYSTEM'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Where a request comes from: the mark that the browser keeps, and the network address. Stored as keyed hashes only. */
export interface Origin {
  readonly browser: string | null;
  readonly address: string | null;
}

/** Who acts: one principal in one post for one operation. The first argument of every use case. */
export interface Actor {
  readonly kind: ActorKind;
  /** Id of the person, of the enterprise link, of the program, or of the one appeal or visit whose code was shown; 'SYSTEM' for the system itself. */
  readonly id: string;
  /** The post the session or token is bound to. */
  readonly postId: string | null;
  readonly role: Role | null;
  /** The unit the post sits in. */
  readonly unitId: string | null;
  readonly unitPath: string | null;
  /** The unit whose subtree the post sees, which is not always where it sits. */
  readonly scopeUnitId: string | null;
  readonly scopePath: string | null;
  /** The firm of an enterprise link, or of a visit's code. */
  readonly enterpriseId: string | null;
  readonly sessionId: string | null;
  /** The access token of a program; its session is null. */
  readonly tokenId?: string | null;
  /** It may look and change nothing: a token that was narrowed. */
  readonly readOnly?: boolean;
  readonly permissions: ReadonlySet<Permission>;
}

/** Whoever holds number and query code of one appeal: the firm's side, for that appeal alone. Its id is the appeal's. */
export const isTracker = (actor: Pick<Actor, 'role'>): boolean => actor.role === 'APPEAL_TRACKER';

/**
 * Whoever showed the code of one visit to one firm: may say, once, whether it took place. It has neither role nor permission, since nobody
 * is ever signed in as it: the two acts that take such a code make it, for one transaction.
 */
export const witnessOf = (visitId: string, enterpriseId: string, orgPath: string): Actor => ({
  kind: 'ENTERPRISE',
  id: visitId,
  postId: null,
  role: null,
  unitId: null,
  unitPath: orgPath,
  scopeUnitId: null,
  scopePath: null,
  enterpriseId,
  sessionId: null,
  permissions: NO_PERMISSIONS,
});
export const isWitness = (actor: Pick<Actor, 'kind' | 'role'>): boolean => actor.kind === 'ENTERPRISE' && actor.role === null;

export const can = (actor: Actor, permission: Permission): boolean => actor.permissions.has(permission);

/**
 * The system itself: deadlines, escalations, relays. It holds no permission of the table; what it may do stands in the
 * tables of the machines, and work on behalf of somebody runs with that person's rights as they are then.
 */
export const SYSTEM_ACTOR: Actor = Object.freeze({
  kind: 'SYSTEM',
  id: 'SYSTEM',
  postId: null,
  role: null,
  unitId: null,
  unitPath: null,
  scopeUnitId: null,
  scopePath: null,
  enterpriseId: null,
  sessionId: null,
  permissions: NO_PERMISSIONS,
});
