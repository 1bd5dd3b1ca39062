import { localDate } from '@app/kernel';
import type { StoryFirm } from './firm';

type Named = Pick<StoryFirm, 'name' | 'shortName' | 'kind' | 'industry' | 'village' | 'code' | 'codeSince'>;

const firm = (
  shortName: string,
  name: string,
  kind: Named['kind'],
  industry: string,
  village: string,
  code: string,
  more: Pick<Named, 'codeSince'> = {},
): Named => ({ shortName, name: `${name}（演示）`, kind, industry, village, code, ...more });

/** The firms that have a part in the story. Codes: made-up bodies (YC…) with true check digits. */
export const NAMED_FIRMS: readonly Named[] = [
  firm('龙兴', '西峡县龙兴炉料科技有限公司', 'ENTERPRISE', 'C3089', 'sanguan', '91411323YC000001X1'),
  firm('佳明食品', '西峡县佳明食品有限公司', 'ENTERPRISE', 'C1372', 'tianying', '91411323YC00000281'),
  firm('腾岳汽配', '西峡县腾岳汽车配件有限公司', 'ENTERPRISE', 'C3670', 'niuwangmiao', '91411323YC0000036U'),
  firm('宛茸菌业', '西峡县宛茸菌业有限公司', 'ENTERPRISE', 'C1372', 'laojun', '91411323YC0000044N'),
  firm('果园春合作社', '西峡县果园春猕猴桃专业合作社', 'FARMER_COOPERATIVE', 'A0159', 'houying', '93411323YC0000052B'),
  firm('鼎泽耐材', '西峡县鼎泽耐火材料有限公司', 'ENTERPRISE', 'C3089', 'sanguan', '91411323YC0000060C'),
  firm('胖嫂饭店', '阳城镇胖嫂农家饭店', 'SOLE_PROPRIETOR', 'H6210', 'yangcheng', '92411323YC00000796'),
  firm('山里红农场', '阳城镇山里红家庭农场', 'FAMILY_FARM', 'A0179', 'rengou', '92411323YC00000871', {
    codeSince: localDate('2024-12-03'),
  }),
  firm('顺捷物流', '西峡县顺捷物流有限公司', 'ENTERPRISE', 'G5431', 'yangcheng', '91411323YC0000095Y'),
  firm('众合包装', '西峡县众合纸品包装有限公司', 'ENTERPRISE', 'C2231', 'houying', '91411323YC0000108L'),
  firm('新源燃料', '西峡县新源生物质燃料有限公司', 'ENTERPRISE', 'C2542', 'liuying', '91411323YC0000116F'),
  firm('伏岭民宿', '阳城镇伏岭民宿', 'SOLE_PROPRIETOR', 'H6130', 'zhaoying', '92411323YC00001247'),
  firm('绿源茶叶', '西峡县绿源茶叶专业合作社', 'FARMER_COOPERATIVE', 'A0164', 'jianchang', '93411323YC0000132Y'),
  firm('建明农资', '阳城镇建明农资门市部', 'SOLE_PROPRIETOR', 'F5166', 'zhangtang', '92411323YC0000140W'),
  firm('禾丰粮油', '阳城镇禾丰粮油购销部', 'SOLE_PROPRIETOR', 'F5111', 'dugang', '92411323YC0000159R'),
  firm('超群超市', '阳城镇超群超市', 'SOLE_PROPRIETOR', 'F5212', 'gaoya', '92411323YC0000167L'),
];
