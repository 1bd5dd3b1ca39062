import type { TextRule } from './text';

const line = (max: number): TextRule => ({ max });
const lines = (max: number): TextRule => ({ max, multiline: true });
const number = (max: number): TextRule => ({ max, halfWidth: true });

/** What people type, by kind: most characters, one line or several. Each text field of the system names its kind here. */
const TEXT = {
  /** The client's own id of an operation: sent again, nothing is done twice. */
  clientId: line(100),
  /** Of an act on many people: each gets the rest, by the person's id. */
  clientIdOfMany: line(60),
  search: line(100),

  personName: line(50),
  loginName: line(60),
  /** Checked, and kept exactly as it was typed. */
  password: { max: 200, verbatim: true },
  linkToken: line(100),
  startCode: line(40),
  queryCode: line(60),
  pin: line(20),
  visitKey: line(100),
  phone: line(40),
  deviceName: line(80),
  tokenName: line(80),

  unitName: line(100),
  unitShortName: line(50),
  unitCode: line(80),
  areaCode: number(12),
  holidayName: line(20),
  /** Where a calendar comes from: number and date of a notice. */
  source: line(200),

  firmName: line(200),
  firmShortName: line(50),
  creditCode: line(60),
  registrationNo: line(40),
  industryCode: line(10),
  currency: line(3),
  capital: line(100),
  businessScope: lines(5000),
  address: line(300),
  place: line(200),
  /** A firm that is not in the register, or whoever a matter was handed to, in words. */
  description: line(200),

  campaignName: line(100),
  title: line(100),
  category: line(40),
  /** The number of a document elsewhere. */
  documentNo: line(100),
  /** What somebody says at length: an appeal, a visit, a reply. */
  statement: lines(4000),
  /** What was done, in some detail. */
  account: lines(2000),
  remark: lines(1000),
  reason: lines(500),
  note: lines(500),
  /** Why a record is void or shown in full: one or two sentences. */
  shortReason: lines(200),

  /** Percent a year. */
  rate: number(10),
} as const satisfies Readonly<Record<string, TextRule>>;

export type TextKind = keyof typeof TEXT;

/** The limits of everything that people type. */
export const LIMITS: { readonly text: Readonly<Record<TextKind, TextRule>> } = { text: TEXT };
