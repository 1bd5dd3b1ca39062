import { countCodePoints } from './text';

/** Remarks in brackets that are no part of the name. */
const REMARK = /[（(](?:演示|个体工商户|有限合伙|普通合伙|特殊普通合伙|个人独资)[）)]/gu;

const COMPANY = /(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|(?<![支分])公司)(?:[\p{Script=Han}]{1,8}分公司)?$/u;
/** Endings of shops that say only that it is a shop; words that name the trade (超市, 民宿, 饭店) stay. */
const SHOP = /(?:个体工商户|门市部|经营部|购销部|销售部|经销部|服务部|营业部|收购部|加工部|商行)$/u;
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/(?:农民)?专业合作社(?:联合社)?$/u, '合作社'],
  [/家庭农场$/u, '农场'],
];

const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆';
const BARE_PROVINCE = new RegExp(`^(?:${PROVINCES})`, 'u');
/** An administrative name of one to five characters and what it is: 河南省, 西峡县, 石界河镇, 叶县. */
const AREA = /^(?:[\p{Script=Han}]{2,5}?(?:自治区|省|市|县|区|镇|乡|街道)|[\p{Script=Han}]县)/u;
/** Villages count as area only behind one: 阳城镇后营村…, but not 乡村…, 农村…. */
const VILLAGE = /^[\p{Script=Han}]{2,4}?村/u;
/** Words that end like an area and are none. */
const NO_AREA =
  /(?:超市|门市|城市|都市|集市|夜市|菜市|上市|社区|小区|景区|园区|山区|林区|库区|校区|厂区|特区|古镇|小镇|故乡|水乡|城乡|家乡|老乡|农村|乡村|新村|山村)$/u;

/** What names no firm by itself: 西峡县供销合作社 keeps its area. */
const GENERIC = /^(?:供销|信用)?(?:合作社|农场|超市|商店|饭店|百货|宾馆|诊所)$/u;

const LEAST = 2;

const areaIn = (pattern: RegExp, text: string): string | undefined => {
  const area = pattern.exec(text)?.[0];
  return area !== undefined && !NO_AREA.test(area) ? area : undefined;
};

/** Takes areas off the front as long as a name remains behind them. */
function withoutAreas(name: string, isCompany: boolean, areaNames: readonly string[]): string {
  let rest = name;
  for (;;) {
    const bare = areaNames.find((known) => known !== '' && rest.startsWith(known));
    const village = rest === name ? undefined : areaIn(VILLAGE, rest);
    const province = rest === name && isCompany ? areaIn(BARE_PROVINCE, rest) : undefined;
    const area = areaIn(AREA, rest) ?? village ?? bare ?? province;
    if (area === undefined || countCodePoints(rest) - countCodePoints(area) < LEAST) return rest;
    rest = rest.slice(area.length);
  }
}

/**
 * A first proposal for the short name used in reports (西峡县佳明食品有限公司 → 佳明食品): areas off the front, legal form off the
 * end. A person edits it; when too little would remain it is the name itself.
 * @param areaNames names of areas without their kind that the caller knows, such as 西峡
 */
export function proposeShortName(name: string, areaNames: readonly string[] = []): string {
  const full = name.trim().replace(REMARK, '').trim();
  const isCompany = COMPANY.test(full);
  let short = full.replace(COMPANY, '').replace(SHOP, '');
  for (const [ending, word] of SHORTER) short = short.replace(ending, word);
  if (countCodePoints(short) < LEAST) short = full;
  short = withoutAreas(short, isCompany, areaNames).trim();
  return countCodePoints(short) < LEAST || GENERIC.test(short) ? full || name.trim() : short;
}
