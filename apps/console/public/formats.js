/** Roles as people say them (libs/kernel/src/role-table.ts). */
export const ROLE_NAMES = {
  CADRE: '包联干部',
  VILLAGE_LIAISON: '村联络员',
  OFFICE_CLERK: '营商办专干',
  OFFICE_HEAD: '营商办主任',
  CALLBACK_OFFICER: '回访员',
  HANDLER: '承办人',
  UNIT_HEAD: '承办单位负责人',
  DIVISION_LEADER: '分管领导',
  CHIEF_LEADER: '主要领导',
  COUNTY_OFFICE: '县营商办',
  COUNTY_LEADER: '县领导',
  BANK_OFFICER: '客户经理',
  COUNSEL: '律师',
  AUDITOR: '审计员',
  SYSTEM_ADMIN: '系统管理员',
  SECURITY_ADMIN: '安全管理员',
  PROGRAM: '外部程序',
};

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
