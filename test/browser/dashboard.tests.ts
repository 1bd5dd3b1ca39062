import type { Page } from 'playwright-core';
import type { Program } from '@test/program';
import { sharedBrowser, Visitor } from './browser';

const DEMO_PASSWORD = 'Zhuqi-Demo-2024';
const ROOMS = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

/** What the rows behind a number come to: as many as are said, their weights added up over all that are shown. */
interface Opened {
  readonly total: number;
  readonly sum: number;
  readonly shown: number;
}

export const theDashboard = (program: () => Program): void =>
  describe('the leader’s wall', () => {
    let visitor: Visitor;
    let page: Page;

    beforeAll(async () => {
      visitor = await Visitor.come(await sharedBrowser(), program().url);
      page = visitor.page;
      await visitor.signIn('zhenzhang', DEMO_PASSWORD);
      await page.waitForSelector('#dashboard');
    });
    afterAll(() => visitor.leave());

    const opened = async (metric: string, unit = '', bank = ''): Promise<Opened> => {
      const of = `${unit && `[data-unit="${unit}"]`}${bank && `[data-bank="${bank}"]`}`;
      await page.waitForSelector(`#rows[data-metric="${metric}"]${of} #rows-count`);
      return page.evaluate(() => {
        const weights = [...document.querySelectorAll<HTMLElement>('#rows tr[data-weight]')].map((row) => Number(row.dataset['weight']));
        const [total = 0] = /\d+/.exec(document.getElementById('rows-count')?.textContent ?? '') ?? [];
        return { total: Number(total), sum: weights.reduce((a, b) => a + b, 0), shown: weights.length };
      });
    };
    /** The number on a button: a count, or yuan. */
    const numberIn = (text: string): number => {
      const value = Number(text.replace(/[^\d.-]/g, ''));
      return text.includes('万元') ? Math.round(value * 1e4) : value;
    };

    it('is where a leader comes in, and says first what is wrong', async () => {
      expect(new URL(page.url()).pathname).toBe('/wall');
      expect(await page.locator('#dashboard h2').first().textContent()).toBe('先看这些');
      expect(await page.locator('#dashboard button.number').first().getAttribute('data-metric')).toBe('M27');
      expect(await page.locator('#dashboard .tile').first().textContent()).toContain('按2024年12月31日算');
      expect(await page.textContent('#sentence')).toBe(
        '共走访367家市场主体，帮助佳明食品等7家企业解决各类诉求12件，为龙兴等6家企业融资2000余万元',
      );
      await page.waitForSelector('.live-mark[data-live="live"]');
      expect(await visitor.axe()).toEqual([]);
    });

    it('has no number that differs from its rows', async () => {
      const numbers = page.locator('#dashboard button.number');
      const count = await numbers.count();
      expect(count).toBeGreaterThan(60);
      const seen = new Set<string>();
      const own = await page.locator('select').first().inputValue();
      for (let i = 0; i < count; i++) {
        const button = numbers.nth(i);
        const metric = (await button.getAttribute('data-metric')) ?? '';
        const text = (await button.textContent()) ?? '';
        const { of = '', id = '' } = await button.evaluate((b) => ({ ...b.closest('tr')?.dataset }) as { of?: string; id?: string });
        const [unit, bank] = of === 'bank' ? ['', id] : [id, ''];
        // Of the table the empty ones are all alike: one a column.
        const key = id && text.startsWith('0 ') ? `${metric} ${of} 0` : `${metric} ${id}`;
        if (seen.has(key)) continue;
        seen.add(key);
        await button.evaluate((b: HTMLElement) => b.click());
        await page.waitForFunction(
          ([m, u, b]) => {
            const address = new URLSearchParams(location.search);
            return address.get('metric') === m && (address.get('of') ?? '') === u && (address.get('bank') ?? '') === b;
          },
          [metric, unit, bank],
        );
        const rows = await opened(metric, unit || own, bank);
        // The sentence rounds: 2000余万元 is told exactly by its tile.
        if (text.includes('余')) continue;
        if (text.includes('万元')) expect([key, rows.sum]).toEqual([key, numberIn(text)]);
        else expect([key, rows.total]).toEqual([key, numberIn(text)]);
        if (rows.shown === rows.total && !text.includes('万元')) expect([key, rows.sum]).toEqual([key, rows.total]);
      }
      expect([...seen].filter((key) => key.startsWith('M48_AMOUNT ')).length).toBeGreaterThan(2);
    });

    it('is read in a meeting by the keys alone, large enough, with nothing cut and no phone', async () => {
      for (const room of ROOMS) {
        await page.setViewportSize(room);
        await visitor.open('/wall?mode=meeting&period=custom&from=2024-01-01&to=2024-11-26');
        await page.waitForSelector('.meeting');
        const slides = Number(await page.getAttribute('.meeting', 'data-slides'));
        expect(slides).toBeGreaterThanOrEqual(3);
        for (let at = 1; at <= slides; at++) {
          await page.waitForSelector(`.meeting[data-slide="${at}"]`);
          const seen = await page.evaluate(() => {
            // The empty half of a bracket at the end of a line may stand out.
            const halfABracket = 13;
            const meeting = document.querySelector<HTMLElement>('.meeting');
            const all = [...(meeting?.querySelectorAll<HTMLElement>('*') ?? [])].filter((e) =>
              [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()),
            );
            const size = (e: HTMLElement) => parseFloat(getComputedStyle(e).fontSize);
            return {
              smallest: Math.min(...all.map(size)),
              kpi: Math.min(...all.filter((e) => e.classList.contains('kpi-value')).map(size)),
              rows: meeting?.querySelectorAll('tbody tr').length ?? 0,
              fits: meeting ? meeting.scrollHeight <= meeting.clientHeight && meeting.scrollWidth <= meeting.clientWidth : false,
              cut: all
                .filter((e) => e.scrollWidth > e.clientWidth + halfABracket && getComputedStyle(e).display !== 'inline')
                .map((e) => e.textContent),
              text: meeting?.innerText ?? '',
            };
          });
          expect(seen.smallest).toBeGreaterThanOrEqual(24);
          expect(seen.kpi).toBeGreaterThanOrEqual(64);
          expect(seen.rows).toBeLessThanOrEqual(7);
          expect([seen.fits, seen.cut]).toEqual([true, []]);
          expect(seen.text).not.toMatch(/1[3-9]\d{9}/);
          expect(seen.text).toContain('演示数据');
          expect(await visitor.axe()).toEqual([]);
          if (at < slides) await page.keyboard.press('ArrowRight');
        }
        await page.keyboard.press('ArrowRight');
        expect(new URL(page.url()).searchParams.get('slide')).toBe(String(slides));
        await page.keyboard.press('Home');
        await page.waitForSelector('.meeting[data-slide="1"]');
        // Two presses without a breath between them are two pages.
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await page.waitForSelector('.meeting[data-slide="3"]');
        await page.keyboard.press('End');
        await page.waitForSelector(`.meeting[data-slide="${slides}"]`);
      }
      // Banks that had not decided by then, with their days of 30.
      expect(await page.locator('.meeting-banks tbody tr').count()).toBeGreaterThan(0);
      expect(await page.locator('.meeting-banks tbody').textContent()).toMatch(/\d+ \/ 30 天/);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.meeting', { state: 'detached' });
    });

    it('is walked with the keyboard alone: the meeting and out of it, a number, its rows and back, the table', async () => {
      await visitor.open('/wall');
      await page.waitForSelector('#dashboard .by-unit');
      await visitor.tabTo('a.skip');
      await page.keyboard.press('Enter');
      await visitor.focusIs('#main');
      await visitor.tabTo('.dashboard-acts button.primary');
      await page.keyboard.press('Enter');
      await visitor.focusIs('#meeting-title');
      await visitor.tabTo('.meeting .kpi-value');
      await visitor.tabTo('.meeting footer button.primary');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.meeting[data-slide="2"]');
      // Nothing behind the meeting is reached.
      for (let i = 0; i < 15; i++) {
        await page.keyboard.press('Tab');
        expect(
          await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('.meeting') !== null),
        ).toBe(true);
      }
      await page.keyboard.press('Escape');
      await page.waitForSelector('.meeting', { state: 'detached' });
      await visitor.focusIs('.dashboard-acts button.primary');
      for (const number of ['.tile [data-metric=M27]', '.by-unit button.number:not(.zero)']) {
        await visitor.tabTo(number);
        await page.keyboard.press('Enter');
        await visitor.focusIs('#rows h2');
        await page.keyboard.press('Escape');
        await page.waitForSelector('#rows', { state: 'detached' });
        await visitor.focusIs(number);
      }
    });

    it('shows in the meeting exactly the overdue appeals that are counted', async () => {
      await visitor.open('/wall?mode=meeting&slide=2');
      await page.waitForSelector('.meeting-red');
      const overdue = await page.locator('.meeting-red tbody tr', { hasText: '超期' }).count();
      await page.keyboard.press('Home');
      await page.waitForSelector('.kpi-value[data-metric="M27"]');
      expect(overdue).toBe(numberIn((await page.textContent('.kpi-value[data-metric="M27"]')) ?? ''));
      await page.focus('.kpi-value[data-metric="M27"]');
      await page.keyboard.press('Enter');
      expect((await opened('M27')).total).toBe(overdue);
    });

    it('fits on one page of paper, whatever is open', async () => {
      for (const path of ['/wall', '/wall?mode=meeting', '/wall?metric=M03']) {
        await visitor.open(path);
        await page.waitForSelector('#dashboard');
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
        // A4 in points.
        expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[456][.\d]* 84[123]/);
      }
    });

    it('is a picture for the chat group without phones and amounts', async () => {
      await page.addInitScript(() => {
        const drawn: string[] = [];
        Object.assign(globalThis, { drawn });
        const draw = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function fillText(text: string, ...at: [number, number]) {
          drawn.push(text);
          draw.call(this, text, ...at);
        };
      });
      await visitor.open('/wall');
      await page.waitForSelector('#dashboard');
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /发群图片/ }).click()]);
      expect(download.suggestedFilename()).toBe('阳城镇-2024-12-31.png');
      const parts: Buffer[] = [];
      for await (const part of await download.createReadStream()) parts.push(part as Buffer);
      const png = Buffer.concat(parts);
      expect([png.toString('latin1', 1, 4), png.readUInt32BE(16)]).toEqual(['PNG', 1080]);
      expect(png.readUInt32BE(20)).toBeGreaterThan(1000);
      const drawn = await page.evaluate(() => (globalThis as unknown as { drawn: string[] }).drawn.join('\n'));
      expect(drawn).toContain('【演示数据】');
      expect(drawn).toContain('超期未办结　4 件');
      expect(drawn).not.toMatch(/1[3-9]\d{9}|元/);
    });

    it('follows what happens elsewhere, and says so where the stream is blocked', async () => {
      await page.route('**/events*', (route) => route.abort());
      await visitor.open('/wall');
      await page.waitForSelector('.live-mark[data-live="polling"]');
      expect(await page.textContent('.live-mark')).toContain('每 30 秒刷新');
      await page.unroute('**/events*');
      expect(visitor.faults).toEqual([]);
    });
  });
