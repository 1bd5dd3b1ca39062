/** What waits on the clerk's desk, in the order in which it is worked off: code → Chinese name. */
export const DESK_LISTS = {
  ACCEPT: '待受理',
  ACCEPT_TODAY: '待受理，今天到期',
  DISPATCH: '待交办',
  DUE_TODAY: '今日到期',
  OVERDUE: '已超期',
  CALLBACK: '待回访（须非本人）',
  SIGN_OFF: '待确认销号',
  RETURNED: '被退回',
  SUPERIOR: '上级交办',
  HOTLINE: '12345',
  RATED: '企业刚评价',
} as const;
export type DeskList = keyof typeof DESK_LISTS;

/** The same for a unit that handles. */
export const UNIT_LISTS = {
  ACKNOWLEDGE: '待签收',
  ANSWER: '待答复',
  DUE_TODAY: '今日到期',
  OVERDUE: '已超期',
  RETURNED: '被退回',
} as const;
export type UnitList = keyof typeof UNIT_LISTS;

export const APPEAL_SORTS = { NEWEST: '新挂号在前', OLDEST: '早挂号在前', DUE: '先到期在前', FIRM: '按企业名称' } as const;
export type AppealSort = keyof typeof APPEAL_SORTS;
