import type { VisitTopic, VisitChannel } from '@app/contract';
import { daysBefore, FREE_DAYS } from './visit';

/** What stands in a row of a notebook, in the order in which people write it when there is no heading. */
export const COLUMNS = ['firm', 'day', 'visitor', 'channel', 'topics', 'note'] as const;
export type Column = (typeof COLUMNS)[number];
export type Cells = Readonly<Record<Column, string>>;

/** Most rows of one paste: what a person can look through. */
export const MOST_ROWS = 200;

const HEADINGS: Readonly<Record<Column, RegExp>> = {
  visitor: /走访人|走访干部|包联|干部|何人|visitor|who/i,
  firm: /企业|市场主体|名称|店名|信用代码|firm|company/i,
  day: /日期|时间|哪天|day|date/i,
  channel: /方式|形式|way/i,
  topics: /聊|主题|类别|事项|topic/i,
  note: /一句话|内容|情况|备注|说明|问题|words|notes/i,
};

const trimmed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
/** As it is compared; what is kept and shown stays as it was written. */
const plain = (text: string): string => trimmed(text.normalize('NFKC'));

/** Cells as Excel copies them: tabs between, and quotation marks round a cell with line breaks. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    rows.at(-1)?.push(trimmed(found[1]?.replaceAll('""', '"') ?? found[2] ?? ''));
    if (found[3] === '' || cell.lastIndex >= text.length) break;
    if (found[3] !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.some((one) => one !== ''));
}

/** Which column each heading names; null: the row is no heading. */
function headingOf(row: readonly string[]): readonly (Column | null)[] | null {
  const taken = new Set<Column>();
  const columns = row.map((text) => {
    const found = (Object.keys(HEADINGS) as Column[]).find(
      (column) => !taken.has(column) && text.length <= 12 && HEADINGS[column].test(plain(text)),
    );
    if (found) taken.add(found);
    return found ?? null;
  });
  return taken.has('firm') && taken.size >= 2 ? columns : null;
}

/** The rows of what was pasted; a heading, wherever its columns stand, is understood and left out. */
export function rowsOf(text: string): readonly Cells[] {
  const [first = [], ...rest] = cellsOf(text);
  const heading = headingOf(first);
  const columns = heading ?? COLUMNS;
  return (heading || first.length === 0 ? rest : [first, ...rest]).map(
    (row) => Object.fromEntries(COLUMNS.map((column) => [column, row[columns.indexOf(column)] ?? ''])) as Cells,
  );
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string };
const good = <T>(value: T): Read<T> => ({ ok: true, value });
const bad = (fault: string): Read<never> => ({ ok: false, fault });

const NEAR: Readonly<Record<string, number>> = { 今天: 0, 昨天: 1, 前天: 2 };

function dayFrom(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const fits = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return fits ? date.toISOString().slice(0, 10) : null;
}

/** 2026-11-14, 2026/11/14, 2026年11月14日, 20261114, 11月14日, 11.14, 昨天. Without a year it is the last such day. */
export function readDay(text: string, today: string): Read<string> {
  const word = plain(text)
    .replace(/(?:星期|周|礼拜)[一二三四五六日天]$/, '')
    .trim();
  if (word === '') return bad('dayMissing');
  const near = NEAR[word];
  if (near !== undefined) return good(daysBefore(today, near));
  const whole =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(word) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(word);
  const part = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(word);
  const year = Number(today.slice(0, 4));
  const numbers = (whole ?? part)?.slice(1).map(Number) ?? [];
  const [a = 0, b = 0, c = 0] = numbers;
  let day: string | null = null;
  if (whole) day = dayFrom(a, b, c);
  else if (part) {
    day = dayFrom(year, a, b);
    // 12月30日 in a notebook opened in January; 29 February may lie some years back.
    for (let back = 1; back <= 8 && (!day || day > today); back++) day = dayFrom(year - back, a, b);
  }
  if (!day) return bad('dayUnread');
  return day > today ? bad('dayFuture') : good(day);
}

const CHANNEL_WORDS: readonly (readonly [RegExp, VisitChannel])[] = [
  [/电话|微信|phone/i, 'PHONE'],
  [/座谈|会|seminar/i, 'SEMINAR'],
  [/实地|上门|现场|入企|site/i, 'ON_SITE'],
];

/** Nothing said: somebody went there. */
export function readChannel(text: string): Read<VisitChannel> {
  const word = plain(text);
  if (word === '') return good('ON_SITE');
  const found = CHANNEL_WORDS.find(([pattern]) => pattern.test(word));
  return found ? good(found[1]) : bad('wayUnknown');
}

/** The particular before the general. */
const TOPIC_WORDS: readonly (readonly [RegExp, VisitTopic])[] = [
  [/融资|贷款|资金|financ/i, 'FINANCING'],
  [/账款|欠款|拖欠|货款|arrears/i, 'ARREARS'],
  [/检查|执法|inspect/i, 'INSPECTIONS'],
  [/政策|policy/i, 'POLICY'],
  [/手续|审批|办证|证照|procedure/i, 'PROCEDURES'],
  [/用地|土地|厂房|land/i, 'LAND'],
  [/水电|[用停供限]电|电[力价费]|变压器|[用供停]水|燃气|[用供]气|通讯|网络|^[电水气]$|utilit/i, 'UTILITIES'],
  [/订单|市场|销路|order/i, 'ORDERS'],
  [/生产|用工|招工|经营|production/i, 'PRODUCTION'],
  [/其[他它]|other/i, 'OTHER'],
];

export function readTopics(text: string): Read<readonly VisitTopic[]> {
  const words = plain(text)
    .split(/[、,;/|+·。\s]+/)
    .filter(Boolean);
  if (words.length === 0) return bad('topicsMissing');
  const topics = words.map((word) => TOPIC_WORDS.find(([pattern]) => pattern.test(word))?.[1]);
  return topics.some((topic) => !topic) ? bad('topicUnknown') : good([...new Set(topics as VisitTopic[])]);
}

/** Something found by a text: a firm or a colleague. `names`: what it is called, exactly. */
export interface Found {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
}

/** The match that is meant: the chosen one, the only exact name, or the only one; undefined while searching. */
export function meant(text: string, found: readonly Found[] | undefined, chosen: string | null): Read<Found> {
  if (!found) return bad('looking');
  const picked = found.find(({ id }) => id === chosen);
  if (picked) return good(picked);
  const word = plain(text).toLowerCase();
  const exact = found.filter(({ names }) => names.some((name) => plain(name).toLowerCase() === word));
  const [only] = exact.length > 0 ? exact : found;
  if (!only) return bad('unknown');
  return exact.length === 1 || found.length === 1 ? good(only) : bad('several');
}

/** One row on the page: what was typed, what was chosen where several were found, and what became of it. */
export interface PastedRow {
  /** The mark of the visit: the same row sent twice is one visit. */
  readonly id: string;
  readonly cells: Cells;
  readonly chosen: Readonly<Partial<Record<'firm' | 'visitor', string | undefined>>>;
  readonly visitId?: string;
  /** The server's words, and the column they are about. */
  readonly refused?: { readonly column: Column | null; readonly message: string } | undefined;
}

/** What was found for a row's firm and visitor; nothing while it is on its way. */
export type FoundFor = Readonly<Record<'firm' | 'visitor', readonly Found[] | undefined>>;

/** A row as it would be sent, or what is wrong with which cell: names of words. */
export interface Judged {
  readonly faults: Readonly<Partial<Record<Column, string>>>;
  readonly firm: Found | null;
  /** Null: whoever sits at the desk. */
  readonly visitor: Found | null;
  readonly day: string | null;
  readonly channel: VisitChannel | null;
  readonly topics: readonly VisitTopic[];
  readonly isLate: boolean;
}

export function judge(row: PastedRow, found: FoundFor, { today, myName }: { readonly today: string; readonly myName: string }): Judged {
  const { cells, chosen } = row;
  const faults: Partial<Record<Column, string>> = {};
  const take = <T>(column: Column, read: Read<T>): T | null => {
    if (!read.ok) faults[column] = read.fault;
    return read.ok ? read.value : null;
  };
  const named = (column: 'firm' | 'visitor') => meant(cells[column], found[column], chosen[column] ?? null);
  const day = take('day', readDay(cells.day, today));
  return {
    faults,
    firm: take('firm', cells.firm === '' ? bad('firmMissing') : named('firm')),
    visitor: cells.visitor === '' || cells.visitor === myName ? null : take('visitor', named('visitor')),
    day,
    channel: take('channel', readChannel(cells.channel)),
    topics: take('topics', readTopics(cells.topics)) ?? [],
    isLate: day !== null && day < daysBefore(today, FREE_DAYS),
  };
}
