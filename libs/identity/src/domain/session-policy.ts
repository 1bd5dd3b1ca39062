/** Wrong passwords in a row that lock an account (等保 8.1.4.1 b). */
export const MOST_FAILURES = 5;
export const LOCK_SECONDS = 15 * 60;

/** Tries of one address in this process. A town hall comes from one address, so it is generous; a flood is not. */
export const MOST_FAILURES_OF_ADDRESS = 60;
export const ADDRESS_WINDOW_SECONDS = 15 * 60;

/** Sessions of a desktop: 30 minutes without a request, 12 hours in all. */
export const DESKTOP_IDLE_SECONDS = 30 * 60;
export const SESSION_SECONDS = 12 * 60 * 60;

/** A token nobody looks at for more than a year is forgotten. */
export const LONGEST_TOKEN_DAYS = 366;
export const FIRST_ADMIN_LINK_HOURS = 24;

/** Whole minutes until an instant that lies `seconds` ahead, at least one: what the message says. */
export const minutesToWait = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60));

/** A phone is good for 30 days from the day it was set up. Signing in by PIN does not prolong it. */
export const DEVICE_DAYS = 30;
/** On a phone: 12 hours without a request, and no longer than the phone itself is good. */
export const PHONE_IDLE_SECONDS = 12 * 60 * 60;
/** A sixth phone takes the place of the one that was used longest ago. */
export const MOST_DEVICES = 5;
