/** Why a session ended. */
export const END_REASONS = ['SIGN_OUT', 'EVERYWHERE', 'REVOKED', 'PASSWORD_CHANGED', 'DISABLED', 'REPLACED', 'DEVICE'] as const;
export type EndReason = (typeof END_REASONS)[number];
