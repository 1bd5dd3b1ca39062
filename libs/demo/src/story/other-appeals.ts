import { localDate } from '@app/kernel';
import { act, appeal, type StoryAppeal, taken, THE_FIRM } from './appeal-acts';

/** The eleven numbers that count for nothing in 解决: three other exits, one closed unconfirmed, seven open. */
export const OTHER_APPEALS: readonly StoryAppeal[] = [
  appeal(
    3,
    '龙兴',
    '05-08',
    { title: '扩建用地规划用途未调整', description: '扩建需12亩，规划用途未调整。', source: 'VISIT', state: 'IN_PROGRESS' },
    [
      ...taken('05-09', 'LAND', 'COMPLEX', {
        do: 'dispatch',
        lead: 'ziransuo',
        form: 'LETTER',
        instructions: '请核对国土空间规划，提出调整路径和时间。',
      }),
      act('05-09 16:00', 'ziransuo', { do: 'acknowledge' }),
      act('06-03 16:00', 'zhuanyuan', { do: 'contact', channel: 'PHONE', note: '告知企业：规划用途未调整，镇长批示暂缓，8月30日复核。' }),
      act('09-02 16:30', 'zhuanyuan', {
        do: 'contact',
        channel: 'PHONE',
        note: '告知企业：第33次周例会复核（比8月30日晚1个工作日），继续挂账，11月29日前再复核。',
      }),
      act('11-18 16:30', 'zhuanyuan', {
        do: 'contact',
        channel: 'PHONE',
        note: '告知企业：第42次周例会第3次续挂，下次复核2025年2月14日。',
      }),
    ],
  ),
  appeal(
    6,
    '禾丰粮油',
    '07-02',
    { title: '咨询烘干机购置补贴', description: '想买烘干机，问有没有补贴。', source: 'OFFICE', state: 'CLOSED' },
    [
      act('07-03 09:10', 'zhuanyuan', { do: 'accept', category: 'POLICY_REDEMPTION', complexity: 'SIMPLE' }),
      act('07-03 15:00', 'zhuanyuan', {
        do: 'solveOnSpot',
        outcome: 'EXPLAINED',
        reply: '所选机型不在今年农机购置补贴目录内，不能申领；目录内机型和申请窗口已列给经营者。',
        ruleQuoted: '农机购置与应用补贴机具种类范围（2024年）',
        evidenceKind: 'NONE',
      }),
      act('07-04 10:00', 'huifang', { do: 'confirm', solved: 'YES', comment: '说清楚了，再看看别的机型。' }),
      act('07-04 16:00', 'banzhuren', { do: 'close' }),
    ],
  ),
  appeal(
    8,
    '超群超市',
    '08-08',
    { title: '宅基地边界纠纷', description: '和邻居的宅基地边界有争议，影响装修门面。', source: 'OFFICE', state: 'TRANSFERRED' },
    [
      act('08-09 10:00', 'banzhuren', {
        do: 'transfer',
        receiver: '阳城司法所人民调解',
        receiverNo: '阳司调2024-31号（演示）',
        receivedOn: localDate('2024-08-09'),
        reason: '属民事纠纷，当事人同意人民调解。',
      }),
    ],
  ),
  appeal(
    12,
    '众合包装',
    '09-25',
    { title: '天然气报价高', description: '天然气报价高，烘干成本下不来。', source: 'VISIT', state: 'WITHDRAWN' },
    [
      act('09-26 09:10', 'zhuanyuan', { do: 'accept', category: 'UTILITIES', complexity: 'ORDINARY' }),
      act('09-26 09:30', 'zhuanyuan', { do: 'contact', channel: 'PHONE', note: '企业说准备自行改用电烘干，再考虑一天。' }),
      act('09-27 10:00', THE_FIRM, { do: 'withdraw', reason: 'SOLVED_BY_FIRM', comment: '已决定自行改电，不用办了。' }),
    ],
  ),
  appeal(
    14,
    '腾岳汽配',
    '10-15',
    { title: '县属平台公司拖欠货款', description: '县属平台公司欠货款38.6万元，已两年。', source: 'VISIT', state: 'IN_PROGRESS' },
    [
      ...taken('10-16', 'ARREARS', 'COMPLEX', {
        do: 'dispatch',
        lead: 'kegongxin',
        form: 'UPWARD',
        instructions: '超出镇级权限，提请县级协调清偿。',
      }),
      act('11-20 16:00', 'zhuanyuan', {
        do: 'contact',
        channel: 'PHONE',
        note: '告知企业：欠款单位已签分期还款计划。计划不等于付款，继续跟踪。',
      }),
      act('12-13 16:30', 'zhuanyuan', {
        do: 'contact',
        channel: 'PHONE',
        note: '企业确认收到10万元，银行回单日期12月13日，尚欠28.6万元，不算解决。',
      }),
    ],
  ),
  appeal(
    15,
    '顺捷物流',
    '10-22',
    {
      title: '货车无处停放',
      description: '货车无处停，在镇区被贴条。',
      source: 'HOTLINE',
      sourceNo: 'YS20241022-0141',
      state: 'CLOSED_UNCONFIRMED',
    },
    [
      ...taken('10-23', 'LOGISTICS', 'ORDINARY', { do: 'dispatch', lead: 'zhifa', instructions: '请协调临时停放场地，说明停放规定。' }),
      act('10-23 15:00', 'ganbu05', { do: 'acknowledge' }),
      act('10-30 11:00', 'ganbu05', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '旧粮站院内划出货车临时停车位12个，夜间可停。',
        evidenceKind: 'NOTE',
        evidence: '停车位划线照片存综合执法队',
      }),
      act('11-04 10:00', 'huifang', { do: 'attempt', result: 'NOT_ANSWERED', note: '响铃无人接听。' }),
      act('11-06 15:30', 'huifang', { do: 'attempt', result: 'NOT_ANSWERED', note: '响铃无人接听。' }),
      act('11-08 09:30', 'huifang', { do: 'attempt', result: 'NOT_ANSWERED', note: '提示正在通话中，未接通。' }),
      act('11-15 09:30', 'banzhuren', { do: 'closeUnconfirmed', reason: '三次回访未接通，已满七天，作未确认销号，继续留意。' }),
    ],
  ),
  appeal(
    16,
    '鼎泽耐材',
    '11-12',
    { title: '天然气管线差600米', description: '天然气管线差600米，冬季限供。', source: 'VISIT', state: 'IN_PROGRESS' },
    [
      ...taken('11-13', 'UTILITIES', 'SEVERAL_UNITS', { do: 'dispatch', lead: 'jingfa', instructions: '请对接燃气企业，提出接通方案。' }),
      act('11-13 11:00', 'zhuanyuan', { do: 'acknowledge' }),
      act('12-05 10:00', 'zhuanyuan', {
        do: 'dispatch',
        assistingUnits: [{ unit: 'zhujian', form: 'LETTER', days: 10 }],
        instructions: '函请县住建局协调燃气管线延伸600米。',
      }),
      act('12-05 16:00', 'zhuanyuan', { do: 'contact', channel: 'PHONE', note: '告知企业：已函县住建局，办理超期，每周通报进展。' }),
      act('12-26 16:30', 'zhuanyuan', {
        do: 'contact',
        channel: 'PHONE',
        note: '告知企业：第47次周例会已议定提请县级协调，材料当日报出。',
      }),
    ],
  ),
  appeal(
    20,
    '新源燃料',
    '11-28',
    { title: '秸秆运输车白天禁行', description: '秸秆运输车白天禁行，收储点的料拉不回来。', source: 'VISIT', state: 'IN_PROGRESS' },
    [
      ...taken('11-29', 'LOGISTICS', 'ORDINARY', { do: 'dispatch', lead: 'zhifa', instructions: '请商定通行时段。' }),
      act('11-29 15:00', 'ganbu05', { do: 'acknowledge' }),
      act('12-05 11:00', 'ganbu05', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '夜间20时后可以通行。',
        evidenceKind: 'NOTE',
        evidence: '通行说明存综合执法队',
      }),
      act('12-09 10:00', 'huifang', {
        do: 'confirm',
        solved: 'NO',
        satisfaction: 'DISSATISFIED',
        comment: '夜里收储点没人装车，等于没办。',
      }),
      act('12-10 09:00', 'ganbu05', { do: 'acknowledge' }),
      act('12-16 11:00', 'ganbu05', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '增加清晨5时至7时通行时段。',
        evidenceKind: 'NOTE',
        evidence: '通行说明存综合执法队',
      }),
      act('12-19 10:00', 'huifang', {
        do: 'confirm',
        solved: 'NO',
        satisfaction: 'DISSATISFIED',
        comment: '两个小时装不了一车，还是不行。',
      }),
      act('12-23 16:30', 'zhuanyuan', { do: 'contact', channel: 'PHONE', note: '告知企业：第47次周例会定由镇长包案，与交警定通行时段。' }),
    ],
  ),
  appeal(
    21,
    '伏岭民宿',
    '12-10',
    { title: '省道边没有指示牌', description: '省道边没有指示牌，客人找不到。', source: 'VISIT', state: 'REPLIED' },
    [
      ...taken('12-11', 'OTHER', 'SEVERAL_UNITS', {
        do: 'dispatch',
        lead: 'cunjian',
        assistingUnits: [{ unit: 'jiaotong', form: 'LETTER', days: 7 }],
        instructions: '请选定位置，函请县交通运输局同意设置。',
      }),
      act('12-11 15:00', 'ganbu03', { do: 'acknowledge' }),
      act('12-19 16:00', 'zhuanyuan', { do: 'supportReply', unit: 'jiaotong', reply: '同意在村口路侧设置旅游指示牌。' }),
      act('12-20 11:00', 'ganbu03', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '省道两侧已设指示牌2块。',
        evidenceKind: 'NOTE',
        evidence: '安装照片存村镇建设办',
      }),
      act('12-24 10:00', 'huifang', { do: 'attempt', result: 'NOT_ANSWERED', note: '响铃无人接听。' }),
      act('12-27 15:00', 'huifang', { do: 'attempt', result: 'NOT_ANSWERED', note: '响铃无人接听。' }),
    ],
  ),
  appeal(
    22,
    '建明农资',
    '12-24',
    { title: '修路围挡堵门', description: '修路围挡堵门半个月，客人进不来。', source: 'OFFICE', state: 'IN_PROGRESS' },
    [
      ...taken('12-25', 'LOGISTICS', 'ORDINARY', { do: 'dispatch', lead: 'cunjian', instructions: '请协调施工方留出通道。' }),
      act('12-25 15:00', 'ganbu03', { do: 'acknowledge' }),
      act('12-27 16:00', 'zhuanyuan', {
        do: 'contact',
        channel: 'PHONE',
        note: '告知企业：村镇建设办26日提出属县公路管理，27日裁定仍由其主办。',
      }),
    ],
  ),
  appeal(
    23,
    '绿源茶叶',
    '12-30',
    {
      title: '想用县公用茶叶品牌',
      description: '想用县公用茶叶品牌，不知道找谁。',
      source: 'ENTERPRISE',
      time: '18:10',
      state: 'REGISTERED',
    },
    [],
  ),
];

/** The one matter of the second town. */
export const SECOND_TOWN_APPEAL: StoryAppeal = appeal(
  1,
  '丹泉香菇合作社',
  '11-22',
  { title: '烘干房用电增容', description: '烘干房扩建，现有用电容量不够。', source: 'OFFICE', state: 'REGISTERED' },
  [],
);
