import { localDate, type LocalDate, type PostRole } from '@app/kernel';
import { CADRE_OFFICES } from './units';

/** One password for every account of the demo; published, so a server that is open to others refuses to start with it. */
export const DEMO_PASSWORD = 'Zhuqi-Demo-2024';

export interface StoryPost {
  readonly role: PostRole;
  /** Key of the unit the post sits in, and of the unit whose subtree it sees. */
  readonly unit: string;
  readonly scope: string;
  readonly from: LocalDate;
  /** Last day, when the post ended. */
  readonly to?: LocalDate;
}

export interface StoryPerson {
  readonly login: string;
  /** Invented; nobody real is meant. */
  readonly name: string;
  /** What people in the office call the post. */
  readonly title: string;
  /** Work phone: 154 was never given to anybody. One cadre has none entered yet. */
  readonly phone: string | null;
  /** The first is the one a story act uses unless it says otherwise. */
  readonly posts: readonly [StoryPost, ...StoryPost[]];
}

export const STORY_BEGINS = localDate('2024-01-02');
/** The last day of the cadre who was transferred, and the first of the one who took over: the firms had nobody in between. */
export const TRANSFERRED_ON = localDate('2024-08-12');
export const TAKEN_OVER_ON = localDate('2024-08-15');

type PostSpan = readonly [role: PostRole, unit: string, scope: string, from?: LocalDate, to?: LocalDate];

const post = ([role, unit, scope, from = STORY_BEGINS, to]: PostSpan): StoryPost => ({ role, unit, scope, from, ...(to ? { to } : {}) });
/** The cadre of whom the office has no number yet: the slip says so. */
export const WITHOUT_PHONE_LOGIN = 'ganbu29';
let given = 0;
const nextPhone = (): string => `1544000${1001 + given++}`;

const person = (login: string, name: string, title: string, first: PostSpan, ...more: PostSpan[]): StoryPerson => ({
  login,
  name,
  title,
  phone: login === WITHOUT_PHONE_LOGIN ? null : nextPhone(),
  posts: [post(first), ...more.map(post)],
});

const LEADERS_AND_OFFICE: readonly StoryPerson[] = [
  person('shuji', '郑砚秋', '镇党委书记', ['CHIEF_LEADER', 'town', 'town']),
  person('zhenzhang', '庞予舟', '镇长', ['CHIEF_LEADER', 'town', 'town']),
  person('renda', '姬长穆', '镇人大主席', ['DIVISION_LEADER', 'town', 'town']),
  person('fuzhenzhang', '阮知行', '副镇长（分管营商环境）', ['DIVISION_LEADER', 'town', 'town']),
  person('fushuji', '樊怀瑾', '镇党委副书记（政法）', ['DIVISION_LEADER', 'town', 'town']),
  person('jiweishuji', '燕守拙', '镇纪委书记（抽查回访）', ['CALLBACK_OFFICER', 'town', 'town']),
  person('banzhuren', '祁若谷', '经济发展办主任（营商办主任）', ['OFFICE_HEAD', 'jingfa', 'town']),
  person('zhuanyuan', '苗听澜', '营商办专干', ['OFFICE_CLERK', 'jingfa', 'town']),
  person('huifang', '温以宁', '党政办回访员', ['CALLBACK_OFFICER', 'dangzheng', 'town']),
];

const CADRE_NAMES = [
  '柴远帆',
  '骆青禾',
  '尚临川',
  '冉新柏',
  '蔺有光',
  '桑晓峦',
  '项承泽',
  '卜向晴',
  '屈望山',
  '亓文澈',
  '仝立秋',
  '晁明轩',
  '褚守田',
  '邸春和',
  '巩长林',
  '邝思远',
  '臧景行',
  '厉冬青',
  '牟安澜',
  '缑志行',
  '逄一鸣',
  '芮思齐',
  '沙见微',
  '佟远志',
  '邬清扬',
  '习长庚',
  '鲜于朗',
  '辛麦秋',
  '宓子衿',
  '竺星河',
] as const;

/** The thirtieth cadre came on 2024-08-15 and took over the firms of the one who left. */
export const SUCCESSOR_LOGIN = 'ganbu30';
export const FORMER_CADRE_LOGIN = 'ganbu31';

/** Cadres who also handle what is dispatched to their office: a second post, by office. */
const HANDLING_CADRES: Readonly<Record<string, string>> = { ganbu02: 'nongye', ganbu03: 'cunjian', ganbu05: 'zhifa', ganbu06: 'bianmin' };

const cadreLogin = (index: number): string => `ganbu${String(index + 1).padStart(2, '0')}`;

export const CADRES: readonly StoryPerson[] = CADRE_NAMES.map((name, index) => {
  const login = cadreLogin(index);
  const unit = CADRE_OFFICES[index % CADRE_OFFICES.length] ?? 'jingfa';
  const handles = HANDLING_CADRES[login];
  return person(
    login,
    name,
    '包联干部',
    ['CADRE', unit, 'town', login === SUCCESSOR_LOGIN ? TAKEN_OVER_ON : STORY_BEGINS],
    ...(handles ? [['HANDLER', handles, handles] as const] : []),
  );
});

/** Left on 2024-08-12: no user any more at the end of the story. */
export const FORMER_CADRE: StoryPerson = person(FORMER_CADRE_LOGIN, '胥南乔', '包联干部（已调出）', [
  'CADRE',
  'caizheng',
  'town',
  STORY_BEGINS,
  TRANSFERRED_ON,
]);

const VILLAGE_LIAISONS: readonly StoryPerson[] = [
  person('cunlianluo01', '乜春生', '阳城村联络员', ['VILLAGE_LIAISON', 'yangcheng', 'town']),
  person('cunlianluo02', '诸葛麦', '后营村联络员', ['VILLAGE_LIAISON', 'houying', 'town'], ['HANDLER', 'houying', 'houying']),
  person('cunlianluo03', '漆望舒', '三关村联络员', ['VILLAGE_LIAISON', 'sanguan', 'town']),
  person('cunlianluo04', '濮阳松', '牛王庙村联络员', ['VILLAGE_LIAISON', 'niuwangmiao', 'town'], ['HANDLER', 'niuwangmiao', 'niuwangmiao']),
];

const OUTSIDE: readonly StoryPerson[] = [
  person('gongdiansuo', '费长亭', '供电所承办人', ['HANDLER', 'gongdiansuo', 'gongdiansuo']),
  person('shijiansuo', '敖知远', '市场监管所承办人', ['HANDLER', 'shijiansuo', 'shijiansuo']),
  person('ziransuo', '籍怀川', '自然资源所承办人', ['HANDLER', 'ziransuo', 'ziransuo']),
  person('yinhangjia', '连亦舟', '甲银行客户经理', ['BANK_OFFICER', 'jia', 'jia']),
  person('yinhangyi', '那日暖', '乙银行客户经理', ['BANK_OFFICER', 'yi', 'yi']),
  person('lvshi', '幸行简', '律师', ['COUNSEL', 'lvsuo', 'lvsuo']),
  person('xianyingshang', '谌予安', '县营商办', ['COUNTY_OFFICE', 'yingshang', 'county']),
  person('xianshenji', '盛无咎', '县审计（只读）', ['AUDITOR', 'jiwei', 'county']),
];

/** 51 users at the end of the story. */
export const USERS: readonly StoryPerson[] = [...LEADERS_AND_OFFICE, ...CADRES, ...VILLAGE_LIAISONS, ...OUTSIDE];

/** Makes the second town, which proves that nobody sees over the border; counted apart. */
export const SECOND_TOWN: readonly StoryPerson[] = [
  person('danshui', '万俟真', '丹水镇营商办专干', ['OFFICE_CLERK', 'danshui', 'danshui']),
];

/** 三员: three different people. */
export const ADMINISTRATORS: readonly StoryPerson[] = [
  person('xitong', '有琴立', '系统管理员', ['SYSTEM_ADMIN', 'county', 'county']),
  person('anquan', '司空见', '安全管理员', ['SECURITY_ADMIN', 'county', 'county']),
  person('shenjiyuan', '夏侯明', '审计管理员', ['AUDITOR', 'county', 'county']),
];

export const EVERYBODY: readonly StoryPerson[] = [...USERS, FORMER_CADRE, ...SECOND_TOWN, ...ADMINISTRATORS];

/** Slips that the start prints: who, and the code. Good for one phone each; a new start of the program renews one that was used. */
export const DEMO_SLIPS: readonly { readonly login: string; readonly startCode: string }[] = [
  { login: 'ganbu01', startCode: '2468135790' },
  { login: 'ganbu07', startCode: '1357924680' },
];
