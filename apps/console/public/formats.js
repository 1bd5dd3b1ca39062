const WAYS = { ON_SITE: '实地', SEMINAR: '座谈', PHONE: '电话' };

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** A figure with its unit; yuan are shown in 万元, exact. */
export function amountText(value, unit) {
  if (unit !== '元') return `${grouped(value.replace(/\.0+$/, ''))} ${unit}`;
  const negative = value.startsWith('-');
  const [yuan, fen = ''] = value.replace('-', '').split('.');
  const digits = (yuan.padStart(5, '0') + fen.padEnd(2, '0')).replace(/^0+(?=\d{7})/, '');
  const whole = digits.slice(0, -6);
  const rest = digits.slice(-6).replace(/0+$/, '');
  return `${negative ? '-' : ''}${grouped(whole)}${rest ? `.${rest}` : ''} 万元`;
}

export const dateText = (date) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

export const timeText = (instant) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));

export const rowLabel = (row) => WAYS[row.label] ?? row.label ?? '';
