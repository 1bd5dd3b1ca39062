import type { Locale } from './i18n';

const ZONE = 'Asia/Shanghai';
const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Made once: making one costs more than all that it formats on a page. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

const INSTANT = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, dateStyle: 'long', timeStyle: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, dateStyle: 'long', timeStyle: 'short' }),
} as const;

/** The day it is in China now, YYYY-MM-DD. For what a page shows or proposes; the server decides by its own. */
export const todayInChina = (now: Date = new Date()): string => DAY.format(now);

const parts = (date: string): readonly [number, number, number] => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
};

const weekdayOf = (date: string, locale: Locale): string => {
  const [year, month, day] = parts(date);
  return WEEKDAYS[locale][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
};

/** 11月25日, or 2024年11月25日 when the year is not the present one. */
export function dayText(date: string, locale: Locale, today: string = todayInChina()): string {
  const [year, month, day] = parts(date);
  const other = year !== parts(today)[0];
  if (locale === 'en') return `${day} ${MONTHS[month - 1]}${other ? ` ${year}` : ''}`;
  return `${other ? `${year}年` : ''}${month}月${day}日`;
}

/** 11月25日 周二 */
export const dayWithWeekday = (date: string, locale: Locale, today?: string): string =>
  `${dayText(date, locale, today)} ${weekdayOf(date, locale)}`;

/** Working days left in words; negative is overdue, zero is today. */
export function daysLeftText(left: number, locale: Locale): string {
  if (locale === 'en') {
    if (left === 0) return 'due today';
    const days = `working day${Math.abs(left) === 1 ? '' : 's'}`;
    return left > 0 ? `${left} ${days} left` : `${-left} ${days} overdue`;
  }
  if (left === 0) return '今天到期';
  return left > 0 ? `还剩 ${left} 个工作日` : `超期 ${-left} 个工作日`;
}

/** 11月25日 周二 (还剩 2 个工作日) */
export function dueText(date: string, left: number | null | undefined, locale: Locale, today?: string): string {
  const day = dayWithWeekday(date, locale, today);
  return left === null || left === undefined ? day : `${day} (${daysLeftText(left, locale)})`;
}

/** 2024年11月25日 18:00 */
export const instantText = (instant: string, locale: Locale): string => INSTANT[locale].format(new Date(instant));

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** Yuan, a decimal string, in 万元 to the last fen: 20365000.00 → 2,036.5. */
export function inTenThousand(yuan: string): string {
  const negative = yuan.startsWith('-');
  const [whole = '0', fen = ''] = yuan.replace('-', '').split('.');
  const digits = (whole.padStart(5, '0') + fen.padEnd(2, '0')).replace(/^0+(?=\d{7})/, '');
  const rest = digits.slice(-6).replace(/0+$/, '');
  return `${negative ? '-' : ''}${grouped(digits.slice(0, -6))}${rest ? `.${rest}` : ''}`;
}

/** What somebody typed as 万元, as yuan: 2,036.5 → 20365000.00; null for what is no amount above zero. */
export function yuanOf(tenThousands: string): string | null {
  const [, whole, parts = ''] = /^(\d{1,8})(?:\.(\d{1,6}))?$/.exec(tidied(tenThousands).replaceAll(/[,，\s]|万元?$/g, '')) ?? [];
  if (whole === undefined) return null;
  const digits = `${whole}${parts.padEnd(6, '0')}`.replace(/^0+(?=\d{3})/, '');
  return /[1-9]/.test(digits) ? `${digits.slice(0, -2)}.${digits.slice(-2)}` : null;
}

/** 100,000 万元 and more is most likely yuan typed into a field of 万元: a question, never a refusal. */
export const looksLikeYuan = (tenThousands: string): boolean => Number(yuanOf(tenThousands) ?? 0) >= 100_000 * 10_000;

const UNIT_NAMES: Readonly<Record<string, string>> = { 家: 'firms', 家次: 'firm visits', 件: 'appeals', 次: 'times', 笔: 'loans' };

/** A figure with its unit; yuan are shown in 万元. */
export function figureText(value: string, unit: string, locale: Locale): string {
  if (unit === '元') return `${inTenThousand(value)} ${locale === 'en' ? '×10,000 yuan' : '万元'}`;
  return `${grouped(value.replace(/\.0+$/, ''))} ${locale === 'en' ? (UNIT_NAMES[unit] ?? unit) : unit}`;
}

/** What people type: full-width digits and letters, spaces, +86. */
export const tidied = (text: string): string => text.normalize('NFKC').trim();
