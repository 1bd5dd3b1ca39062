const LOGIN_NAME = /^[a-z0-9][a-z0-9._-]{1,59}$/;

/** The one form of a login name: half-width and lower case, however it was typed. */
export const foldLoginName = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Letters, digits, dot, hyphen, underscore; 2 to 60. Only ASCII, so that no two names look alike. */
export const isLoginName = (text: string): boolean => LOGIN_NAME.test(text);
