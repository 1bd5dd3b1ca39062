import { ADMINISTRATIVE_ROLES, type ReachedPost } from './phone-reach';
import type { HeldRole } from './role-scope';

/** How somebody could come into another's account: a new start password, or the code of a slip. */
export const TAKEOVER_KINDS = ['PASSWORD', 'START_CODE'] as const;
export type TakeoverKind = (typeof TAKEOVER_KINDS)[number];

/** 系统管理员、安全管理员、审计员: none of them comes into the account of another. */
const APART: readonly HeldRole[] = ADMINISTRATIVE_ROLES.filter((role) => role !== 'PROGRAM');

/**
 * What coming into an account with these posts, present and coming ones, asks for: nothing where there is no post to be used, a second
 * administrator where there is one; the accounts of the three administrators are opened on the server alone.
 */
export function takeoverOf(posts: readonly ReachedPost[]): 'FREE' | 'SECOND_ADMINISTRATOR' | 'FORBIDDEN' {
  if (posts.length === 0) return 'FREE';
  return posts.some(({ role }) => APART.includes(role)) ? 'FORBIDDEN' : 'SECOND_ADMINISTRATOR';
}
