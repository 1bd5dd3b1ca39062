/** Eleven digits of a mobile phone, or a landline with its area code, however they are broken up. */
const PHONE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g;
const AMOUNT =
  /\d[\d,]*(?:\.\d+)?\s*(?:余)?(?:亿|千万|百万|万|千)?(?:余)?元|\d[\d,]*(?:\.\d+)?\s*(?:亿|千万|百万|万)(?![\d人家户个件次吨斤亩台辆平米])/g;

/** What people typed, without phone numbers: for a screen that a whole room sees. */
export const redactPhones = (text: string, instead: string): string => text.replace(PHONE, instead);

/** Without amounts of money, too: for a picture that goes to a chat group. */
export const redactAmounts = (text: string, instead: string): string => text.replace(AMOUNT, instead);
