import { ENUMS } from '@app/contract';
import { meant, readDay, readTopics, readChannel, rowsOf } from './pasted';

const TODAY = '2026-01-09';
const value = <T>(read: { ok: true; value: T } | { ok: false; fault: string }): T | string => (read.ok ? read.value : read.fault);

describe('rows pasted from a sheet', () => {
  it('are read with a heading, whatever its order, and without one', () => {
    const row = { firm: '佳明食品', day: '11月14日', visitor: '柴远帆', channel: '', topics: '订单', note: '' };
    expect(rowsOf('走访人\t走访日期\t企业名称\t聊了什么\r\n柴远帆\t11月14日\t佳明食品\t订单\r\n')).toEqual([row]);
    expect(rowsOf('佳明食品\t11月14日\t柴远帆\t\t订单\t\n')).toEqual([row]);
    expect(rowsOf('佳明食品（演示）\t昨天')[0]?.firm).toBe('佳明食品（演示）');
    expect(rowsOf('佳明食品')).toEqual([{ firm: '佳明食品', day: '', visitor: '', channel: '', topics: '', note: '' }]);
    expect(rowsOf(' \t \n\n')).toEqual([]);
  });

  it('keep a cell whole that has line breaks, tabs and quotation marks in it', () => {
    const [one, two] = rowsOf('甲厂\t昨天\t\t电话\t用电\t"说""跳闸""\n\t两次"\n乙厂\t今天\t\t\t其他\t"没有引号尾');
    expect(one?.note).toBe('说"跳闸" 两次');
    expect(two).toMatchObject({ firm: '乙厂', note: '"没有引号尾' });
  });

  it.each([
    ['2025-11-14', '2025-11-14'],
    ['２０２５／１１／４', '2025-11-04'],
    ['2025年11月14日', '2025-11-14'],
    ['2025.11.14 周五', '2025-11-14'],
    ['2025/11/14 10:30', '2025-11-14'],
    ['20251114', '2025-11-14'],
    ['1月8日', '2026-01-08'],
    // A notebook of last year, opened in January.
    ['12.30', '2025-12-30'],
    ['2月29日', '2024-02-29'],
    ['昨天', '2026-01-08'],
    ['2026-01-10', 'dayFuture'],
    ['2025-02-30', 'dayUnread'],
    ['十一月十四', 'dayUnread'],
    ['', 'dayMissing'],
  ])('the day %s is %s', (text, day) => expect(value(readDay(text, TODAY))).toBe(day));

  it('understand how people write ways and topics', () => {
    expect([
      value(readChannel('')),
      value(readChannel('上门')),
      value(readChannel('座谈会')),
      value(readChannel('电话微信')),
      value(readChannel('飞鸽')),
    ]).toEqual(['ON_SITE', 'ON_SITE', 'SEMINAR', 'PHONE', 'wayUnknown']);
    expect(value(readTopics('生产用工、订单 / 水电气讯'))).toEqual(['PRODUCTION', 'ORDERS', 'UTILITIES']);
    expect(value(readTopics('贷款，资金'))).toEqual(['FINANCING']);
    expect(value(readTopics('用电用水；电'))).toEqual(['UTILITIES']);
    expect(value(readTopics('订单、天气'))).toBe('topicUnknown');
    expect(value(readTopics(' '))).toBe('topicsMissing');
  });

  it.each(Object.entries({ ...ENUMS.VisitTopic, ...ENUMS.VisitChannel }))(
    '%s is understood by the name it has on the phone, %s',
    (code, name) => {
      const read = code in ENUMS.VisitTopic ? readTopics(name) : readChannel(name);
      expect([value<unknown>(read)].flat()).toEqual([code]);
    },
  );

  it('mean the one of exactly that name, else the only one, else somebody must choose', () => {
    const one = { id: '1', label: '佳明食品（阳城镇）', names: ['西峡县佳明食品有限公司', '佳明食品'] };
    const two = { id: '2', label: '佳明食品二分厂（阳城镇）', names: ['佳明食品二分厂'] };
    expect(value(meant('佳明食品', [one, two], null))).toBe(one);
    expect(value(meant('佳明', [one], null))).toBe(one);
    const full = { id: '3', label: '佳明（演示）', names: ['佳明（演示）'] };
    expect(value(meant('佳明(演示)', [full, one], null))).toBe(full);
    expect(value(meant('佳明', [one, two], null))).toBe('several');
    expect(value(meant('佳明', [one, two], '2'))).toBe(two);
    expect(value(meant('无此厂', [], null))).toBe('unknown');
    expect(value(meant('佳明', undefined, null))).toBe('looking');
  });
});
