import type { Random } from './random';

/** A trade a generated firm may have: what stands around its word in the full name, what behind it in the short one. */
export interface Trade {
  readonly before: string;
  readonly after: string;
  readonly short: string;
  /** GB/T 4754-2017. */
  readonly industry: string;
}

const company = (trade: string, industry: string): Trade => ({ before: '西峡县', after: `${trade}有限公司`, short: trade, industry });
const shop = (trade: string, industry: string): Trade => ({ before: '阳城镇', after: trade, short: trade, industry });
const cooperative = (crop: string, industry: string): Trade => ({
  before: '西峡县',
  after: `${crop}专业合作社`,
  short: `${crop}合作社`,
  industry,
});
const farm = (industry: string): Trade => ({ before: '阳城镇', after: '家庭农场', short: '农场', industry });

export const ENTERPRISES: readonly Trade[] = [
  company('耐火材料', 'C3089'),
  company('炉料', 'C3089'),
  company('菌业', 'C1372'),
  company('食品', 'C1371'),
  company('汽车配件', 'C3670'),
  company('机械加工', 'C3484'),
  company('铸造', 'C3393'),
  company('包装', 'C2926'),
  company('木业', 'C2011'),
  company('新型建材', 'C3039'),
  company('中药材', 'C2730'),
  company('服饰', 'C1830'),
  company('建筑工程', 'E4790'),
  company('市政工程', 'E4813'),
  company('装饰工程', 'E5012'),
  company('商贸', 'F5219'),
  company('建材', 'F5165'),
  company('农机', 'F5171'),
  company('电子商务', 'F5292'),
  company('运输', 'G5431'),
  company('仓储', 'G5920'),
  company('园林绿化', 'N7840'),
  company('农业开发', 'A0190'),
  company('种苗', 'A0511'),
];

export const SHOPS: readonly Trade[] = [
  shop('副食店', 'F5229'),
  shop('百货店', 'F5211'),
  shop('生活超市', 'F5212'),
  shop('五金店', 'F5281'),
  shop('农家饭店', 'H6210'),
  shop('小吃店', 'H6291'),
  shop('早餐店', 'H6220'),
  shop('理发店', 'O8040'),
  shop('汽车修理部', 'O8111'),
  shop('摩托车行', 'F5264'),
  shop('农资店', 'F5166'),
  shop('服装店', 'F5232'),
  shop('家电门市部', 'F5272'),
  shop('手机店', 'F5274'),
  shop('家具店', 'F5283'),
  shop('药店', 'F5251'),
  shop('烟酒店', 'F5226'),
  shop('水果店', 'F5223'),
  shop('粮油店', 'F5221'),
  shop('建材门市部', 'F5165'),
  shop('灯具店', 'F5282'),
  shop('茶馆', 'H6231'),
  shop('民宿', 'H6130'),
  shop('香菇购销部', 'F5123'),
  shop('装修部', 'E5012'),
  shop('摄影部', 'O8060'),
  shop('兽药店', 'F5253'),
];

export const COOPERATIVES: readonly Trade[] = [
  cooperative('香菇种植', 'A0142'),
  cooperative('猕猴桃', 'A0159'),
  cooperative('山茱萸', 'A0179'),
  cooperative('蔬菜种植', 'A0141'),
  cooperative('茶叶', 'A0164'),
  cooperative('生猪养殖', 'A0313'),
  cooperative('肉牛养殖', 'A0311'),
  cooperative('土鸡养殖', 'A0321'),
  cooperative('农机服务', 'A0512'),
  cooperative('苗木', 'A0212'),
  cooperative('核桃', 'A0161'),
];

export const FAMILY_FARMS: readonly Trade[] = [
  farm('A0142'),
  farm('A0159'),
  farm('A0179'),
  farm('A0141'),
  farm('A0313'),
  farm('A0321'),
  farm('A0161'),
];

const FIRST = '福顺永恒瑞丰盛嘉裕泰和宏旭祥荣康悦诚润德庆茂昌益'.split('');
const SECOND = '达源隆通利发旺来升安宁乐美佳景苑田禾川岭'.split('');

/** Words for names, each once, in an order of the seed. */
export const firmWords = (random: Random): string[] => random.shuffled(FIRST.flatMap((a) => SECOND.map((b) => a + b)));
