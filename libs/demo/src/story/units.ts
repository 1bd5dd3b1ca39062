/** The units of the story. Names and 12-digit codes of territories are public facts (statistical codes of 2023); everything else is invented. */
export const UNIT_KINDS = ['COUNTY', 'TOWNSHIP', 'VILLAGE', 'DEPARTMENT', 'OFFICE', 'STATION', 'INSTITUTIONS', 'BANK', 'LAW_FIRM'] as const;
export type StoryUnitKind = (typeof UNIT_KINDS)[number];

export interface StoryUnit {
  /** Short key by which the story points at the unit. */
  readonly key: string;
  readonly parent: string | null;
  readonly kind: StoryUnitKind;
  readonly name: string;
  readonly shortName: string;
  /** 12 digits for territories, parent code + '-' + key for everything else. */
  readonly code: string;
}

export const COUNTY_CODE = '411323000000';
const TOWN_CODE = '411323111000';
/** The two roots are made when an installation is set up; banks and firms of lawyers stand under the second. */
const INSTITUTIONS_CODE = `${COUNTY_CODE}-jg`;

const department = (key: string, name: string, shortName: string): StoryUnit => ({
  key,
  parent: 'county',
  kind: 'DEPARTMENT',
  name,
  shortName,
  code: `${COUNTY_CODE}-${key}`,
});
const office = (key: string, name: string): StoryUnit => ({
  key,
  parent: 'town',
  kind: 'OFFICE',
  name,
  shortName: name,
  code: `${TOWN_CODE}-${key}`,
});
/** A station in the town that belongs to the line of a county department (派驻). */
const station = (key: string, parent: string, name: string, shortName: string): StoryUnit => ({
  key,
  parent,
  kind: 'STATION',
  name,
  shortName,
  code: `${COUNTY_CODE}-${parent}-${key}`,
});
const village = (key: string, shortName: string, code: string, suffix = '村民委员会'): StoryUnit => ({
  key,
  parent: 'town',
  kind: 'VILLAGE',
  name: `${shortName}${suffix}`,
  shortName: `${shortName}村`,
  code,
});

export const VILLAGES = [
  village('yangcheng', '阳城', '411323111200'),
  village('houying', '后营', '411323111201'),
  village('gaoya', '高崖', '411323111202'),
  village('sanguan', '三关', '411323111207'),
  village('zhangtang', '张堂', '411323111208'),
  village('laojun', '老君', '411323111209'),
  village('jianchang', '茧场', '411323111210'),
  village('niuwangmiao', '牛王庙', '411323111211'),
  village('dugang', '杜岗', '411323111212'),
  village('tianying', '田营', '411323111213'),
  village('rengou', '任沟', '411323111214'),
  village('liuying', '刘营', '411323111215'),
  village('zhaoying', '赵营', '411323111216'),
  village('changxing', '长兴', '411323111217', '村村民委员会'),
  village('zhenxing', '振兴', '411323111218', '村村民委员会'),
] as const;

/** In the order of making: a parent comes before its children. */
export const UNITS: readonly StoryUnit[] = [
  { key: 'county', parent: null, kind: 'COUNTY', name: '西峡县', shortName: '西峡县', code: COUNTY_CODE },
  department('yingshang', '营商环境办公室（设在县发展和改革委员会）', '县营商办'),
  department('rongzi', '支持小微企业融资协调机制专班', '融资专班'),
  department('kegongxin', '科技和工业信息化局', '县科工信局'),
  department('ziran', '自然资源局', '县自然资源局'),
  department('renshe', '人力资源和社会保障局', '县人社局'),
  department('jiaotong', '交通运输局', '县交通运输局'),
  department('shangwu', '商务局', '县商务局'),
  department('shenpi', '行政审批和政务信息管理局', '县行政审批局'),
  department('huanjing', '生态环境分局', '县生态环境分局'),
  department('shichang', '市场监督管理局', '县市场监管局'),
  department('gongdian', '供电公司', '县供电公司'),
  department('sifa', '司法局', '县司法局'),
  department('shuiwu', '税务局', '县税务局'),
  department('zhujian', '住房和城乡建设局', '县住建局'),
  department('xinfang', '信访局', '县信访局'),
  department('jiwei', '纪委监委', '县纪委监委'),
  { key: 'town', parent: 'county', kind: 'TOWNSHIP', name: '阳城镇', shortName: '阳城镇', code: TOWN_CODE },
  { key: 'danshui', parent: 'county', kind: 'TOWNSHIP', name: '丹水镇', shortName: '丹水镇', code: '411323101000' },
  office('dangzheng', '党政办公室'),
  office('jingfa', '经济发展办公室'),
  office('nongye', '农业农村办公室'),
  office('cunjian', '村镇建设办公室'),
  office('pingan', '平安法治办公室'),
  office('zhifa', '综合执法队'),
  office('bianmin', '便民服务中心'),
  office('caizheng', '财政所'),
  ...VILLAGES,
  station('shijiansuo', 'shichang', '市场监督管理局阳城市场监管所', '阳城市场监管所'),
  station('ziransuo', 'ziran', '自然资源局阳城自然资源所', '阳城自然资源所'),
  station('sifasuo', 'sifa', '司法局阳城司法所', '阳城司法所'),
  station('shuiwufenju', 'shuiwu', '税务局阳城税务分局', '阳城税务分局'),
  station('gongdiansuo', 'gongdian', '供电公司阳城供电所', '阳城供电所'),
  {
    key: 'jigou',
    parent: null,
    kind: 'INSTITUTIONS',
    name: '金融机构和律师事务所',
    shortName: '金融机构和律师事务所',
    code: INSTITUTIONS_CODE,
  },
  { key: 'jia', parent: 'jigou', kind: 'BANK', name: '甲银行阳城支行（演示）', shortName: '甲银行', code: `${INSTITUTIONS_CODE}-jia` },
  { key: 'yi', parent: 'jigou', kind: 'BANK', name: '乙银行西峡县支行（演示）', shortName: '乙银行', code: `${INSTITUTIONS_CODE}-yi` },
  {
    key: 'lvsuo',
    parent: 'jigou',
    kind: 'LAW_FIRM',
    name: '某律师事务所（演示）',
    shortName: '某律所',
    code: `${INSTITUTIONS_CODE}-lvsuo`,
  },
];

/**
 * Offices of the town in which cadres sit, in turn. None in 党政办公室: it calls firms back, and a call from the unit of whoever
 * registered a matter would not be independent.
 */
export const CADRE_OFFICES = ['jingfa', 'nongye', 'cunjian', 'pingan', 'zhifa', 'bianmin', 'caizheng'] as const;
