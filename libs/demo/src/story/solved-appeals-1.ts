import { localDate } from '@app/kernel';
import { act, appeal, type StoryAppeal, taken, THE_FIRM } from './appeal-acts';

/** Solved and closed by July: 0001, 0002, 0004, 0005, 0007. */
export const SOLVED_IN_FIRST_HALF: readonly StoryAppeal[] = [
  appeal(
    1,
    '佳明食品',
    '03-05',
    { title: '冷库变压器容量不够', words: '新建冷库，315千伏安变压器不够，一开机就跳闸。', source: 'VISIT', state: 'CLOSED' },
    [
      ...taken('03-06', 'UTILITIES', 'SEVERAL_UNITS', {
        do: 'dispatch',
        lead: 'gongdiansuo',
        form: 'LETTER',
        supports: [{ unit: 'jingfa', days: 10 }],
        words: '请现场查勘企业用电容量，尽快给出增容方案。',
      }),
      act('03-06 15:40', 'gongdiansuo', { do: 'acknowledge' }),
      act('03-15 10:00', 'zhuanyuan', {
        do: 'supportReply',
        unit: 'jingfa',
        words: '已协助企业备齐增容申请材料，并与供电所约定停电施工时间。',
      }),
      act('03-22 11:00', 'gongdiansuo', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '变压器已由315千伏安增容至630千伏安，3月21日送电，冷库满负荷试运行正常。',
        evidenceKind: 'NUMBER',
        evidence: '送电通知单 阳供〔2024〕17号（演示）',
      }),
      act('03-25 10:30', 'huifang', { do: 'confirm', solved: 'YES', satisfaction: 'VERY_SATISFIED', words: '电够用了，冷库已经开起来。' }),
      act('03-26 09:20', 'banzhuren', { do: 'close' }),
    ],
  ),
  appeal(
    2,
    '果园春合作社',
    '04-09',
    { title: '保鲜库设施农业用地未备案', words: '冷藏保鲜库3.2亩设施农业用地一直没备案。', source: 'VISIT', state: 'CLOSED' },
    [
      ...taken('04-10', 'LAND', 'SEVERAL_UNITS', {
        do: 'dispatch',
        lead: 'ziransuo',
        form: 'LETTER',
        supports: [{ unit: 'nongye', days: 8 }],
        words: '请核实地块性质，符合条件的指导办理备案。',
      }),
      act('04-10 16:10', 'ziransuo', { do: 'acknowledge' }),
      act('04-19 09:40', 'ganbu02', { do: 'supportReply', unit: 'nongye', words: '已核实为农产品产地冷藏设施，出具生产需要说明。' }),
      // A Sunday that works.
      act('04-28 15:00', 'ziransuo', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '3.2亩设施农业用地备案已完成，备案号已交合作社。',
        evidenceKind: 'NUMBER',
        evidence: '设施农用地备案 阳设备2024-06号（演示）',
      }),
      act('04-30 10:00', 'zhuanyuan', {
        do: 'confirm',
        solved: 'YES',
        satisfaction: 'SATISFIED',
        words: '备案办下来了。',
        paper: '签字回执存经济发展办2024年诉求卷第2号',
      }),
      act('05-06 09:30', 'banzhuren', { do: 'close' }),
    ],
  ),
  appeal(
    4,
    '腾岳汽配',
    '05-13',
    { title: '厂门口道路坑洼', words: '厂门口80米路坑洼，货车托底。', source: 'HOTLINE', sourceNo: 'YS20240513-0086', state: 'CLOSED' },
    [
      ...taken('05-14', 'LOGISTICS', 'ORDINARY', {
        do: 'dispatch',
        lead: 'cunjian',
        supports: [{ unit: 'niuwangmiao' }],
        words: '请尽快修复，保障货车通行。',
      }),
      act('05-14 15:00', 'ganbu03', { do: 'acknowledge' }),
      act('05-16 10:00', 'cunlianluo04', { do: 'supportReply', unit: 'niuwangmiao', words: '村里已清理路边堆料，配合施工。' }),
      act('05-20 16:00', 'ganbu03', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '坑洼路段已用碎石填平压实，货车可以通行。',
        evidenceKind: 'NOTE',
        evidence: '施工前后照片存村镇建设办',
      }),
      act('05-21 10:20', 'huifang', {
        do: 'confirm',
        solved: 'NO',
        satisfaction: 'DISSATISFIED',
        words: '只填了碎石，下雨又成坑，要求重新修。',
      }),
      act('05-22 09:00', 'ganbu03', { do: 'acknowledge' }),
      act('05-29 16:30', 'ganbu03', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '80米路段已铺设商砼路面，养护期过后开放通行。',
        evidenceKind: 'NOTE',
        evidence: '验收单和照片存村镇建设办',
      }),
      act('05-31 11:00', THE_FIRM, { do: 'confirm', solved: 'YES', satisfaction: 'SATISFIED', words: '这回修好了。' }),
      act('06-03 09:30', 'banzhuren', { do: 'close' }),
    ],
  ),
  appeal(
    5,
    '宛茸菌业',
    '06-17',
    { title: '菌棒加工电价类别', words: '菌棒加工按一般工商业计价，电费高。', source: 'ENTERPRISE', state: 'CLOSED' },
    [
      ...taken('06-18', 'UTILITIES', 'SEVERAL_UNITS', {
        do: 'dispatch',
        lead: 'gongdiansuo',
        form: 'LETTER',
        supports: [{ unit: 'gongdian', form: 'LETTER', days: 15 }],
        words: '请核定菌棒加工适用的电价类别，由供电所主办，函请县供电公司核定。',
      }),
      act('06-18 16:00', 'gongdiansuo', { do: 'acknowledge' }),
      act('07-05 10:00', 'gongdiansuo', {
        do: 'requestExtension',
        reason: '县供电公司核定电价类别需集中审核，并要核算退差金额。',
        newDueOn: localDate('2024-07-16'),
      }),
      act('07-08 09:00', 'fuzhenzhang', { do: 'extend', words: '同意延至7月16日，期间向企业说明。' }),
      act('07-12 15:00', 'zhuanyuan', { do: 'supportReply', unit: 'gongdian', words: '同意按农产品初加工电价执行，差额退还。' }),
      act('07-15 10:30', 'gongdiansuo', {
        do: 'reply',
        outcome: 'SOLVED',
        reply: '已核定执行农产品初加工电价，退还差额1.86万元，下月电费单生效。',
        evidenceKind: 'NUMBER',
        evidence: '电价核定单 西供营〔2024〕88号（演示）',
      }),
      act('07-16 10:00', 'huifang', { do: 'confirm', solved: 'YES', satisfaction: 'VERY_SATISFIED', words: '差额已经到账。' }),
      act('07-17 09:20', 'banzhuren', { do: 'close' }),
    ],
  ),
  appeal(7, '龙兴', '07-17', { title: '暴雨后厂区水倒灌', words: '暴雨后厂区水倒灌，镇管网接口堵塞。', source: 'VISIT', state: 'CLOSED' }, [
    ...taken('07-17', 'UTILITIES', 'ORDINARY', { do: 'dispatch', lead: 'cunjian', words: '请当天到场排水，查清堵点后疏通。' }, [
      '14:40',
      '14:50',
      '15:10',
    ]),
    act('07-17 15:40', 'ganbu03', { do: 'acknowledge' }),
    act('07-23 16:00', 'ganbu03', {
      do: 'reply',
      outcome: 'SOLVED',
      reply: '清淤管道42米，更换井盖3处，接口已疏通，厂区排水正常。',
      evidenceKind: 'NOTE',
      evidence: '施工记录和照片存村镇建设办',
    }),
    act('07-25 10:00', 'zhuanyuan', {
      do: 'confirm',
      solved: 'YES',
      satisfaction: 'SATISFIED',
      words: '后来又下了一场雨，没有再倒灌。',
      paper: '签字回执存经济发展办2024年诉求卷第7号',
    }),
    act('07-26 09:40', 'banzhuren', { do: 'close' }),
  ]),
];
