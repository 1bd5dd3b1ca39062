import { isWithinScope, type HeldRole } from './role-scope';

/** FIELD: posts of those who go to the firms. WORK: every post but those that administer the system. */
export const REACHES = ['FIELD', 'WORK'] as const;
export type Reach = (typeof REACHES)[number];

export const FIELD_ROLES: readonly HeldRole[] = ['CADRE', 'VILLAGE_LIAISON'];
/** Who administers the system does it by password: six digits on a phone are too little for that. */
export const ADMINISTRATIVE_ROLES: readonly HeldRole[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR', 'PROGRAM'];

export interface ReachedPost {
  readonly role: HeldRole;
  readonly scopePath: string;
}
/** What a slip, and the phone that began with it, may open. */
export interface PhoneReach {
  readonly reach: Reach;
  /** null: the person's own password opened it. */
  readonly scopePath: string | null;
}

/**
 * Whether a post may be used on a phone. Whoever printed the slip could have used it in its owner's stead, so it opens no
 * more than the printer may open, also where its owner is given more posts later.
 */
export const worksOnPhone = (post: ReachedPost, { reach, scopePath }: PhoneReach): boolean =>
  (reach === 'FIELD' ? FIELD_ROLES.includes(post.role) : !ADMINISTRATIVE_ROLES.includes(post.role)) &&
  (scopePath === null || isWithinScope(post.scopePath, scopePath));

export type SlipFault = 'START_NO_POST' | 'START_ADMINISTRATOR' | 'START_NOT_FIELD' | 'PERSON_WIDER';

/** Why this issuer may print no slip for somebody with these posts, present and coming ones. */
export function slipFault(
  posts: readonly ReachedPost[],
  issuer: { readonly reach: Reach; readonly scopePath: string },
): SlipFault | undefined {
  if (posts.length === 0) return 'START_NO_POST';
  if (posts.some(({ role }) => ADMINISTRATIVE_ROLES.includes(role))) return 'START_ADMINISTRATOR';
  if (issuer.reach === 'FIELD' && posts.some(({ role }) => !FIELD_ROLES.includes(role))) return 'START_NOT_FIELD';
  return posts.some(({ scopePath }) => !isWithinScope(scopePath, issuer.scopePath)) ? 'PERSON_WIDER' : undefined;
}
