import type { Random } from './random';
import type { StoryFirm } from './firm';
import type { PlannedVisit, StoryTopic } from './visit';

type Trade = 'FARM' | 'FACTORY' | 'BUILDING' | 'SHOP' | 'TRANSPORT' | 'GUESTS' | 'SERVICE';

const TRADE_BY_SECTION: Readonly<Record<string, Trade>> = {
  A: 'FARM',
  C: 'FACTORY',
  E: 'BUILDING',
  F: 'SHOP',
  G: 'TRANSPORT',
  H: 'GUESTS',
};
const tradeOf = (firm: StoryFirm): Trade => TRADE_BY_SECTION[firm.industry.charAt(0)] ?? 'SERVICE';

/** How things stand, by trade. */
const SITUATIONS: Readonly<Record<Trade, readonly string[]>> = {
  FARM: [
    '今年长势比去年好，正在分批采收。',
    '带动周边二十多户务工，工钱按月结清。',
    '收购价比上月略涨，客商上门看货。',
    '棚架刚加固完，越冬物资已备齐。',
    '圈舍消毒按时做，存栏稳定。',
    '和两家收购商签了保底价，心里有数。',
    '烘干房排班使用，旺季有些紧。',
    '新品种试种了十来亩，成活率不错。',
  ],
  FACTORY: [
    '生产线正常运转，在岗职工到齐。',
    '本月开工率八成左右，设备检修已完成。',
    '原料价格有波动，备了一个月的库存。',
    '新上一台设备，正在调试。',
    '安全台账齐全，班前会每天开。',
    '产品送检合格，正按订单排产。',
    '新招的工人还在跟班学习。',
    '冬季电费上涨，企业在错峰安排生产。',
  ],
  BUILDING: [
    '手上有两个小工地，按进度施工。',
    '工人工资按月发放，未发现拖欠。',
    '材料进场验收有记录。',
    '年底工程收尾，正在准备结算。',
    '安全帽、防护网配齐，现场整洁。',
  ],
  SHOP: [
    '货源充足，节前备货比平时多三成。',
    '客流平稳，线上接单慢慢多起来。',
    '证照齐全，进货台账记得清楚。',
    '店面刚整理过，消防器材在有效期内。',
    '生意平平，靠老顾客支撑。',
    '夫妻两人守店，暂不打算雇人。',
    '今年换了收银系统，扫码付款多。',
    '临近集市，逢集日生意好。',
  ],
  TRANSPORT: [
    '车辆年检正常，跑县内和西安方向。',
    '回程空载偏多，正在找固定货源。',
    '司机证件齐全，行车记录按时上传。',
    '冷链车调度紧，旺季提前一周约车。',
  ],
  GUESTS: [
    '周末客人多，平时靠附近工地订餐。',
    '食材进货有票据，后厨卫生达标。',
    '国庆期间订房满，平日入住一半左右。',
    '油烟净化设备运转正常。',
    '请了两名帮工，都办了健康证。',
    '准备推出农家菜套餐，想多拉些回头客。',
  ],
  SERVICE: [
    '经营正常，店里有两名学徒。',
    '客户以本镇居民为主，口碑不错。',
    '收费价目上墙，未见纠纷。',
    '设备老旧，打算明年更换。',
    '营业时间固定，节假日不歇。',
  ],
};

/** What was talked about, by topic. */
const TALKS: Readonly<Record<StoryTopic, readonly string[]>> = {
  PRODUCTION: [
    '询问了用工和产量情况，暂无困难。',
    '提醒做好冬季安全生产和防火。',
    '帮助核对了本月用电用工数据。',
    '现场查看了车间和仓库，秩序良好。',
    '负责人说全年产值预计与去年持平。',
  ],
  ORDERS: [
    '订单够做到春节前后。',
    '外地客户少了，想多跑几家展会。',
    '推荐加入县里的产销对接群。',
    '愿意参加商务部门组织的展销会。',
    '新接了一家长期客户，账期一个月。',
  ],
  FINANCING: [
    '暂无贷款需求，有需要再联系。',
    '介绍了首贷贴息和随借随还产品。',
    '现有贷款明年到期，提醒提前两个月申请续贷。',
    '说明了融资协调机制，企业表示自有资金够用。',
    '记下资金需求意向，待企业算清用款时间。',
  ],
  UTILITIES: [
    '水电供应正常，没有停电。',
    '反映高峰时段电压偏低，已当场联系供电所查看，调整后恢复。',
    '自来水水压稳定。',
    '提醒冬季管道防冻。',
  ],
  LAND: ['经营场所租约还有三年，暂无用地需求。', '询问土地流转手续，已解释办理流程。', '打算租用村里闲置厂房，建议先看规划用途。'],
  PROCEDURES: [
    '年报已报送，执照在有效期内。',
    '询问许可证延续怎么办，已告知材料清单和窗口电话。',
    '经营地址准备变更，已说明一次办好的流程。',
    '提醒明年一月起可以报年报。',
  ],
  ARREARS: ['没有被拖欠货款的情况。', '有一笔小额货款晚付，对方已答应本月结清。', '货款按合同周期回款。'],
  INSPECTIONS: ['今年检查次数正常，没有重复检查。', '介绍了联合检查安排，一次进门查多项。', '对上次检查提出的问题已整改。'],
  POLICY: [
    '送上惠企政策明白卡，讲了稳岗补贴。',
    '讲解了小规模纳税人减免政策，企业已经享受。',
    '介绍了农机购置补贴和用电优惠的申请办法。',
    '宣传了首违不罚清单和法律服务热线。',
  ],
  OTHER: ['留下联系卡，有事随时打电话。', '提醒防范电信诈骗和冒充贷款中介。', '转达了村里道路施工的时间。', '邀请参加镇里组织的消防演练。'],
};

const USUAL: Readonly<Record<Trade, readonly StoryTopic[]>> = {
  FARM: ['PRODUCTION', 'ORDERS', 'POLICY', 'LAND', 'FINANCING', 'OTHER'],
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

/** One to three topics that fit the trade. */
export const visitTopics = (visit: PlannedVisit, random: Random): StoryTopic[] =>
  random.shuffled(USUAL[tradeOf(firstFirm(visit))]).slice(0, 1 + random.under(visit.way === 'PHONE' ? 2 : 3));

/** What somebody would type in the evening: how things stand, and a sentence a topic. */
export function visitWords(visit: PlannedVisit, topics: readonly StoryTopic[], random: Random): string {
  const situation = random.pick(SITUATIONS[tradeOf(firstFirm(visit))]);
  const talks = topics.slice(0, 2).map((topic) => random.pick(TALKS[topic]));
  return `${visit.way === 'PHONE' ? '电话了解：' : ''}${situation}${talks.join('')}`;
}
