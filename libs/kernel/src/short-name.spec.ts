import fc from 'fast-check';
import { proposeShortName } from './short-name';

describe('the proposed short name', () => {
  it.each([
    ['西峡县佳明食品有限公司（演示）', '佳明食品'],
    ['西峡县宛茸菌业有限公司', '宛茸菌业'],
    ['西峡县顺捷物流有限公司', '顺捷物流'],
    ['阳城镇伏岭民宿', '伏岭民宿'],
    ['阳城镇建明农资门市部', '建明农资'],
    ['阳城镇禾丰粮油购销部', '禾丰粮油'],
    ['阳城镇超群超市（演示）', '超群超市'],
    ['阳城镇山里红家庭农场', '山里红农场'],
    // These are cut further by hand in the register.
    ['西峡县龙兴炉料科技有限公司', '龙兴炉料科技'],
    ['西峡县腾岳汽车配件有限公司', '腾岳汽车配件'],
    ['西峡县果园春猕猴桃专业合作社', '果园春猕猴桃合作社'],
    ['西峡县绿源茶叶专业合作社', '绿源茶叶合作社'],
    ['河南省南阳市西峡县阳城镇后营村红军养殖农民专业合作社', '红军养殖合作社'],
    ['河南龙兴冶金股份有限公司', '龙兴冶金'],
    ['叶县常青食品有限责任公司', '常青食品'],
    ['阳城镇乡村乐饭店（个体工商户）', '乡村乐饭店'],
    ['城市便捷酒店有限公司', '城市便捷酒店'],
    ['阳城超市', '阳城超市'],
    ['西峡县有限公司', '西峡县'],
    ['西峡县专业合作社', '西峡县专业合作社'],
    ['西峡县太平镇供销合作社', '西峡县太平镇供销合作社'],
    ['平安保险股份有限公司西峡支公司', '平安保险股份有限公司西峡支公司'],
    ['𠮷野家', '𠮷野家'],
    ['A', 'A'],
    ['', ''],
  ])('of %s is %s', (name, short) => {
    expect(proposeShortName(name)).toBe(short);
  });

  it('leaves out areas the caller knows by their bare name', () => {
    expect(proposeShortName('西峡内燃机进排气管有限公司', ['西峡', '南阳'])).toBe('内燃机进排气管');
    expect(proposeShortName('南阳市西峡阳光超市', ['西峡'])).toBe('阳光超市');
  });

  it('is part of the name or the name itself, and never empty for a name', () => {
    const words = fc.constantFrom(
      '西峡县',
      '阳城镇',
      '河南',
      '后营村',
      '龙兴',
      '超市',
      '食品',
      '有限公司',
      '专业合作社',
      '家庭农场',
      '（演示）',
      '门市部',
      '市',
      'x',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 7 }), (parts) => {
        const name = parts.join('');
        const short = proposeShortName(name);
        expect(short.length > 0 && short.length <= name.length).toBe(true);
        expect(proposeShortName(` ${name} `)).toBe(short);
      }),
    );
  });
});
