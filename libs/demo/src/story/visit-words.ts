import { monthOf } from '@app/kernel';
import type { StoryFirm } from './firm';
import type { Random } from './random';
import type { PlannedVisit, StoryTopic } from './visit';

const TRADES = ['CROPS', 'LIVESTOCK', 'FACTORY', 'BUILDING', 'SHOP', 'TRANSPORT', 'GUESTS', 'SERVICE'] as const;
type Trade = (typeof TRADES)[number];

const TRADE_BY_SECTION: Readonly<Record<string, Trade>> = {
  A: 'CROPS',
  C: 'FACTORY',
  E: 'BUILDING',
  F: 'SHOP',
  G: 'TRANSPORT',
  H: 'GUESTS',
};
const tradeOf = ({ industry }: StoryFirm): Trade =>
  industry.startsWith('A03') ? 'LIVESTOCK' : (TRADE_BY_SECTION[industry.charAt(0)] ?? 'SERVICE');

/** A sentence, and when it can be said: nobody talks of frost in July, or of a mechanism that does not exist yet. */
interface Line {
  readonly text: string;
  readonly months?: readonly number[];
  readonly since?: string;
  readonly inPerson?: boolean;
  readonly trades?: readonly Trade[];
}
type Said = string | Line;
const only = (text: string, limits: Omit<Line, 'text'>): Line => ({ text, ...limits });

const WINTER = [11, 12, 1, 2];
const HARVEST = [9, 10, 11];
const PEAK_SUMMER = [6, 7, 8];
/** The national financing mechanism began then (金发〔2024〕32号). */
const MECHANISM = '2024-10-28';
const GOODS: readonly Trade[] = ['FACTORY', 'TRANSPORT'];

/** How things stand, by trade. */
const SITUATIONS: Readonly<Record<Trade, readonly Said[]>> = {
  CROPS: [
    '带动周边二十多户务工，工钱按月结清。',
    '收购价比上月略涨，客商上门看货。',
    '和两家收购商签了保底价，心里有数。',
    '新品种试种了十来亩，成活率不错。',
    '田间道路通畅，农资备得齐。',
    only('今年长势比去年好，正在分批采收。', { months: HARVEST }),
    only('烘干房排班使用，旺季有些紧。', { months: HARVEST }),
    only('棚架刚加固完，越冬物资已备齐。', { months: WINTER, inPerson: true }),
    only('春管已经开始，修剪和追肥同步进行。', { months: [3, 4, 5] }),
    only('天气炎热，早晚抓紧浇水除草。', { months: PEAK_SUMMER }),
  ],
  LIVESTOCK: [
    '圈舍消毒按时做，存栏稳定。',
    '防疫登记齐全，近期没有病害。',
    '饲料价格平稳，出栏按计划安排。',
    only('粪污池刚清理过，现场没有异味。', { inPerson: true }),
    only('保温灯和垫料已备好，准备过冬。', { months: WINTER }),
    only('水帘和风机都在用，防暑措施到位。', { months: PEAK_SUMMER }),
  ],
  FACTORY: [
    '生产线正常运转，在岗职工到齐。',
    '本月开工率八成左右，设备检修已完成。',
    '原料价格有波动，备了一个月的库存。',
    '新上一台设备，正在调试。',
    '产品送检合格，正按订单排产。',
    '新招的工人还在跟班学习。',
    only('安全台账齐全，班前会每天开。', { inPerson: true }),
    only('入冬后用电用气增加，企业在错峰安排生产。', { months: WINTER }),
    only('高温天气调整了班次，车间降温设备正常。', { months: PEAK_SUMMER }),
  ],
  BUILDING: [
    '手上有两个小工地，按进度施工。',
    '工人工资按月发放，未发现拖欠。',
    '材料进场验收有记录。',
    only('安全帽、防护网配齐，现场整洁。', { inPerson: true }),
    only('年底工程收尾，正在准备结算。', { months: [11, 12] }),
  ],
  SHOP: [
    '客流平稳，线上接单慢慢多起来。',
    '证照齐全，进货台账记得清楚。',
    '生意平平，靠老顾客支撑。',
    '夫妻两人守店，暂不打算雇人。',
    '今年换了收银系统，扫码付款多。',
    '逢集日生意好，平日客人少些。',
    '进货渠道固定，暂无积压。',
    only('店面刚整理过，消防器材在有效期内。', { inPerson: true }),
    only('货源充足，节前备货比平时多三成。', { months: [1, 12] }),
  ],
  TRANSPORT: [
    '车辆年检正常，跑县内和西安方向。',
    '回程空载偏多，正在找固定货源。',
    '司机证件齐全，行车记录按时上传。',
    only('冷链车调度紧，旺季提前一周约车。', { months: HARVEST }),
  ],
  GUESTS: [
    '周末客人多，平时靠附近工地订餐。',
    '请了两名帮工，都办了健康证。',
    '准备推出农家菜套餐，想多拉些回头客。',
    '食材进货有票据，台账按天记。',
    only('后厨卫生达标，油烟净化设备运转正常。', { inPerson: true }),
    only('国庆期间客满，节后恢复平日水平。', { months: [10, 11] }),
    only('暑期游客多，周末要提前预订。', { months: [7, 8] }),
  ],
  SERVICE: [
    '经营正常，店里有两名学徒。',
    '客户以本镇居民为主，口碑不错。',
    '收费价目上墙，未见纠纷。',
    '设备用了好几年，打算更换。',
    '营业时间固定，节假日不歇。',
  ],
};

/** What was talked about, by topic. */
const TALKS: Readonly<Record<StoryTopic, readonly Said[]>> = {
  PRODUCTION: [
    '询问了用工和经营情况，暂无困难。',
    '经营者说今年收入预计与去年持平。',
    '帮助核对了上月用电用工数据。',
    '提醒做好安全生产和消防自查。',
    only('现场查看了车间和仓库，秩序良好。', { inPerson: true, trades: ['FACTORY'] }),
    only('提醒做好冬季防火和取暖安全。', { months: WINTER }),
    only('提醒做好防汛准备，留意天气预报。', { months: PEAK_SUMMER }),
  ],
  ORDERS: [
    '外地客户少了，想多跑几家展会。',
    '推荐加入县里的产销对接群。',
    '愿意参加商务部门组织的展销会。',
    '新接了一家长期客户，账期一个月。',
    only('订单够做到春节前后。', { months: [11, 12, 1] }),
    only('下半年订单已经排满。', { months: [6, 7, 8] }),
  ],
  FINANCING: [
    '暂无贷款需求，有需要再联系。',
    '介绍了首贷贴息和随借随还产品。',
    '记下资金需求意向，待算清用款时间。',
    '提醒贷款到期前两个月申请续贷。',
    only('说明了融资协调机制，企业表示自有资金够用。', { since: MECHANISM }),
    only('讲了申报清单和五项标准，暂不申报。', { since: MECHANISM }),
  ],
  UTILITIES: [
    '水电供应正常，没有停电。',
    '反映高峰时段电压偏低，已当场联系供电所查看，调整后恢复。',
    '自来水水压稳定。',
    only('提醒做好管道防冻。', { months: [11, 12, 1] }),
  ],
  LAND: [
    '询问土地流转手续，已解释办理流程。',
    '流转土地合同还有三年，暂无新的用地需求。',
    '想扩一块晒场，建议先到自然资源所看规划用途。',
    only('打算租用村里闲置厂房，建议先看规划用途。', { trades: GOODS }),
  ],
  PROCEDURES: [
    '执照在有效期内，暂无待办手续。',
    '询问许可证延续怎么办，已告知材料清单和窗口电话。',
    '经营地址准备变更，已说明一次办好的流程。',
    only('提醒6月30日前报送年报。', { months: [1, 2, 3, 4, 5, 6] }),
    only('年报已报送。', { months: [7, 8, 9, 10, 11, 12] }),
  ],
  ARREARS: ['没有被拖欠货款的情况。', '有一笔小额货款晚付，对方已答应本月结清。', '货款按合同周期回款。'],
  INSPECTIONS: ['今年检查次数正常，没有重复检查。', '介绍了联合检查安排，一次进门查多项。', '对上次检查提出的问题已整改。'],
  POLICY: [
    '送上惠企政策明白卡，讲了稳岗补贴。',
    '讲解了小规模纳税人减免政策，已经享受。',
    '宣传了首违不罚清单和法律服务热线。',
    only('介绍了农机购置补贴的申请办法。', { trades: ['CROPS', 'LIVESTOCK'] }),
    only('介绍了设备更新贷款贴息政策。', { trades: ['FACTORY'] }),
  ],
  OTHER: ['留下联系卡，有事随时打电话。', '提醒防范电信诈骗和冒充贷款中介。', '转达了村里道路施工的时间。', '邀请参加镇里组织的消防演练。'],
};

const USUAL: Readonly<Record<Trade, readonly StoryTopic[]>> = {
  CROPS: ['PRODUCTION', 'ORDERS', 'POLICY', 'LAND', 'FINANCING', 'OTHER'],
  LIVESTOCK: ['PRODUCTION', 'ORDERS', 'POLICY', 'FINANCING', 'OTHER'],
  FACTORY: ['PRODUCTION', 'ORDERS', 'FINANCING', 'UTILITIES', 'ARREARS', 'INSPECTIONS', 'POLICY'],
  BUILDING: ['PRODUCTION', 'ARREARS', 'INSPECTIONS', 'POLICY', 'FINANCING'],
  SHOP: ['PRODUCTION', 'PROCEDURES', 'POLICY', 'INSPECTIONS', 'FINANCING', 'OTHER'],
  TRANSPORT: ['ORDERS', 'FINANCING', 'PROCEDURES', 'ARREARS', 'POLICY'],
  GUESTS: ['PRODUCTION', 'INSPECTIONS', 'PROCEDURES', 'UTILITIES', 'POLICY', 'OTHER'],
  SERVICE: ['PRODUCTION', 'PROCEDURES', 'POLICY', 'FINANCING', 'OTHER'],
};

const firstFirm = ({ firms }: PlannedVisit): StoryFirm => {
  const [firm] = firms;
  if (!firm) throw new RangeError('a visit without a firm');
  return firm;
};

/** What can be said on that day, in that way, to that trade. */
const fitting = (said: readonly Said[], { on, channel }: PlannedVisit, trade: Trade): string[] =>
  said
    .map((one): Line => (typeof one === 'string' ? { text: one } : one))
    .filter(({ months, since, inPerson, trades }) => {
      const inSeason = (!months || months.includes(monthOf(on))) && (!since || on >= since);
      return inSeason && (!inPerson || channel !== 'PHONE') && (!trades || trades.includes(trade));
    })
    .map(({ text }) => text);

/** One to three topics that fit the trade. */
export const visitTopics = (visit: PlannedVisit, random: Random): StoryTopic[] =>
  random.shuffled(USUAL[tradeOf(firstFirm(visit))]).slice(0, 1 + random.under(visit.channel === 'PHONE' ? 2 : 3));

/** What somebody would type in the evening: how things stand, and a sentence a topic. */
export function visitWords(visit: PlannedVisit, topics: readonly StoryTopic[], random: Random): string {
  const trade = tradeOf(firstFirm(visit));
  const situation = random.pick(fitting(SITUATIONS[trade], visit, trade));
  const talks = topics.slice(0, 2).map((topic) => random.pick(fitting(TALKS[topic], visit, trade)));
  return `${visit.channel === 'PHONE' ? '电话了解：' : ''}${situation}${talks.join('')}`;
}
