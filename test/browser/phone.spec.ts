import { newId, SYSTEM_ACTOR } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty } from '@test/county';
import { PASSWORD, Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, sharedBrowser, closeBrowser, Visitor } from './browser';
import { Phone, photo, PIN, SMALL } from './phone';
import { notLookedAt } from './routes';

let db: TestDatabase;
let county: County;
let program: Program;
let api: Api;
let clerk: Session;
let browser: Browser;
const phones: Phone[] = [];
const FIRM = '东镇佳明食品有限公司';
const OTHER = '东镇龙兴机械厂';
const THIRD = '东镇南街纸箱厂';
let firms: Readonly<Record<string, string>>;

async function aPhone(): Promise<Phone> {
  const phone = await Phone.get(program.url);
  phones.push(phone);
  await phone.open('/m/');
  return phone;
}

interface SeenVisit {
  readonly id: string;
  readonly note: string | null;
  readonly photos: readonly { readonly id: string }[];
  readonly participants: readonly { readonly name: string }[];
}
const visitsTo = async (name: string): Promise<readonly SeenVisit[]> => {
  const { visits } = await api.read<{ visits: { edges: { node: SeenVisit }[] } }>(
    clerk,
    'query($id: UUID!) { visits(filter: { enterpriseId: $id }, first: 50) { edges { node { id note photos { id } participants { name } } } } }',
    { id: firms[name] },
  );
  return visits.edges.map(({ node }) => node);
};

/** A plain visit, from the place where one is: a tap on the firm's button, one on a topic. */
async function write(page: Page, firm: string, words = ''): Promise<void> {
  await page.getByRole('link', { name: '今天' }).click();
  await page.getByRole('link', { name: `走访登记：${firm}` }).click();
  await page.getByText('订单', { exact: true }).click();
  if (words) await page.locator('[name=note]').fill(words);
}
/** What the page says of a visit just saved; a failure shows what it said instead. */
const state = async (page: Page, text: RegExp | string): Promise<void> => {
  try {
    await page.locator('.saved-state', { hasText: text }).waitFor();
  } catch (error) {
    throw new Error(`not ${String(text)}: ${await page.locator('main').innerText()}`, { cause: error });
  }
};

beforeAll(async () => {
  browser = await sharedBrowser();
  db = await TestDatabase.create();
  county = await makeCounty(db);
  program = await Program.start(db);
  api = new Api(program);
  clerk = await program.signIn('office_clerk');
  const made: Record<string, string> = {};
  for (const name of [FIRM, OTHER, THIRD]) {
    const { id } = await api.done<{ id: string }>(
      clerk,
      'createEnterprise',
      { clientId: `firm-${name}`, name, kind: 'ENTERPRISE', unitId: county.village.id, contactName: '丁一', contactPhone: '13800001111' },
      '... on Enterprise { id }',
    );
    made[name] = id;
    await api.done(
      clerk,
      'assignLiaison',
      { clientId: `liaison-${name}`, enterpriseId: id, personId: county.people.CADRE.id, role: 'CADRE' },
      '... on Liaison { id }',
    );
  }
  firms = made;
});

afterEach(async () => {
  for (const phone of phones.splice(0)) {
    await phone.leave();
    expect(phone.faults).toEqual([]);
  }
});

afterAll(async () => {
  await closeBrowser();
  await program?.stop();
  await db?.drop();
});

describe('without a network', () => {
  it('the app starts cold, a visit with a photo outlives a killed browser, and arrives exactly once', async () => {
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    await phone.kill();

    await phone.start();
    await phone.offline(true);
    await phone.open('/m/');
    await phone.page.getByText(/没有网络|连不上服务器/).waitFor();
    await write(phone.page, FIRM, '断网时写的');
    await phone.page.locator('input[type=file]').setInputFiles(await photo(phone.page));
    await phone.page.locator('.thumbnails img').waitFor();
    await phone.page.getByRole('button', { name: '先存在手机' }).click();
    await state(phone.page, '已存在本机，未上传');
    await phone.page.getByRole('link', { name: '待上传 1 条' }).waitFor();
    await phone.kill();

    await phone.start();
    await phone.open('/m/outbox');
    const there = phone.page.locator('[data-state=DONE]', { hasText: /已上传 \d\d:\d\d/ });
    await there.or(phone.page.locator('.again')).first().waitFor();
    // A browser that was killed may have lost the session with it; the queue stays.
    if (await phone.page.locator('.again').isVisible()) await phone.goOn();
    await there.waitFor();
    await phone.page.getByRole('link', { name: '待上传 0 条' }).waitFor();
    const visits = await visitsTo(FIRM);
    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({ note: '断网时写的', photos: [{}], participants: [{ name: 'CADRE' }] });
  });

  it('a file from the outbox goes in at the desk, and the phone that uploads later adds nothing', async () => {
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    await phone.offline(true);
    await write(phone.page, OTHER, '导出的');
    await phone.page.locator('input[type=file]').setInputFiles(await photo(phone.page));
    await phone.page.locator('.thumbnails img').waitFor();
    await phone.page.getByRole('button', { name: '先存在手机' }).click();
    await state(phone.page, '未上传');
    await phone.page.getByRole('link', { name: '待上传 1 条' }).click();
    const [download] = await Promise.all([
      phone.page.waitForEvent('download'),
      phone.page.getByRole('button', { name: '导出文件' }).click(),
    ]);
    const file = { name: 'outbox.json', mimeType: 'application/json', buffer: await readFile(await download.path()) };

    const desk = await Visitor.come(browser, program.url, DESKTOP);
    await desk.signIn('office_clerk');
    await desk.page.getByRole('link', { name: '手机文件导入' }).click();
    const damaged = { ...file, buffer: Buffer.from(file.buffer.toString().replace('导出的', '改过的')) };
    await desk.page.locator('main input[type=file]').setInputFiles(damaged);
    await desk.page.getByRole('alert').getByText('没有导入').waitFor();
    // Twice is the same as once.
    for (const round of [1, 2]) {
      await desk.page.locator('main input[type=file]').setInputFiles({ ...file, name: `outbox-${round}.json` });
      await desk.page.locator('[data-state=READY]').waitFor();
      await desk.page.getByRole('button', { name: '导入 1 条' }).click();
      await desk.page.locator('[data-state=DONE]').waitFor();
    }
    expect(await desk.axe()).toEqual([]);
    await desk.leave();

    await phone.offline(false);
    await phone.page.locator('[data-state=DONE]').waitFor();
    const visits = await visitsTo(OTHER);
    expect(visits.map(({ note, photos, participants }) => [note, photos.length, participants[0]?.name])).toEqual([['导出的', 1, 'CADRE']]);
  });

  it('two tabs upload what waits once', async () => {
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    const before = (await visitsTo(FIRM)).length;
    const first = phone.page;
    await phone.offline(true);
    for (const words of ['一', '二']) {
      await first.goto(`${program.url}/m/visit?firm=${firms[FIRM]}`);
      await first.getByText('订单', { exact: true }).click();
      await first.locator('[name=note]').fill(words);
      await first.getByRole('button', { name: '先存在手机' }).click();
      await state(first, '未上传');
    }
    const second = await phone.context.newPage();
    await second.goto(`${program.url}/m/outbox`);
    await second.getByRole('link', { name: '待上传 2 条' }).waitFor();
    await phone.offline(false);
    await Promise.all([first, second].map((page) => page.getByRole('link', { name: '待上传 0 条' }).waitFor()));
    const visits = await visitsTo(FIRM);
    expect(visits.length - before).toBe(2);
    expect(
      visits
        .slice(0, 2)
        .map(({ note }) => note)
        .sort(),
    ).toEqual(['一', '二']);
  });
});

describe('the firm’s own phone', () => {
  it('scans the code on the page of the saved visit and confirms; the cadre’s page says so', async () => {
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    const { page } = phone;
    await phone.offline(true);
    await page.goto(`${program.url}/m/visit?firm=${firms[OTHER]}`);
    await page.getByText('订单', { exact: true }).click();
    await page.getByText('让企业扫一扫', { exact: true }).click();
    await page.getByRole('button', { name: '先存在手机' }).click();
    await state(page, '未上传');
    const [answer] = await Promise.all([
      page.waitForResponse((got) => got.request().postData()?.includes('visitCodes') === true),
      phone.offline(false),
    ]);
    const { data } = (await answer.json()) as { data: { visitCodes: readonly { key: string }[] } };
    const code = page.getByRole('img', { name: `${OTHER}确认这次走访的二维码` });
    await code.waitFor();
    const cadre = Visitor.of(phone.context, page, program.url);
    expect(await cadre.axe()).toEqual([]);
    expect(await cadre.tooSmall()).toEqual([]);
    const firm = await Visitor.come(browser, program.url, SMALL);
    await firm.open(`/p/v#${data.visitCodes[0]?.key}`);
    await firm.page.getByRole('button', { name: '属实，确认' }).click();
    await firm.page.getByRole('heading', { name: '谢谢，已记下' }).waitFor();
    expect(firm.faults).toEqual([]);
    await firm.leave();
    await page.getByText(/企业已确认 \d\d:\d\d：来过，属实/).waitFor();
    await code.waitFor({ state: 'detached' });
  });
});

describe('the person', () => {
  it('begins with a start slip; what the server refuses is shown in its words, changed, and sent again', async () => {
    await db.look(`UPDATE person SET phone = '13800001234' WHERE id = '${county.people.CADRE.id}'`);
    const { startCode } = await api.done<{ startCode: string }>(
      clerk,
      'issueStartCode',
      { personId: county.people.CADRE.id },
      '... on StartSlip { startCode }',
    );
    const phone = await aPhone();
    const { page } = phone;
    await page.locator('[name=phone]').fill('+86 138 0000 1234');
    await page.locator('[name=startCode]').fill('0000000000');
    const pins = async (): Promise<void> => {
      await page.getByRole('button', { name: '下一步' }).click();
      await page.locator('[name=pin]').fill(PIN);
      await page.locator('[name=again]').fill(PIN);
      await page.getByRole('button', { name: '进入' }).click();
    };
    await pins();
    // A wrong slip is said where the slip is typed, and the number is still there.
    await page.getByRole('alert').waitFor();
    expect(await page.locator('[name=phone]').inputValue()).toBe('+86 138 0000 1234');
    await page.locator('[name=startCode]').fill(startCode);
    await pins();
    // Its posts rest until a second administrator has asked the owner.
    await page.getByRole('heading', { name: '还差一步' }).waitFor();
    await db.approveTakeovers();
    await page.getByRole('button', { name: '已打过电话，再试一次' }).click();
    await page.locator('h1', { hasText: '今天' }).waitFor();

    await phone.open(`/m/visit?firm=${firms[OTHER]}`);
    await page.getByText('账款', { exact: true }).click();
    await page.getByText('选日期', { exact: true }).click();
    await page.locator('[name=occurredOn]').fill(new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10));
    await page.locator('[name=lateReason]').fill('忘了登记');
    await page.getByRole('button', { name: '保存' }).click();
    await state(page, '没有收下');
    await page.getByRole('link', { name: '去待上传' }).click();
    await page.locator('[data-state=REFUSED] .line-problem').waitFor();
    await page.getByRole('button', { name: '修改' }).click();
    // The same words above and at the field; the one above leads to it.
    const inSummary = page.getByRole('alert').getByRole('link', { name: /选日期/ });
    const words = (await inSummary.textContent())?.replace(/^.*：/, '');
    expect(
      await page
        .locator('.field', { has: page.locator('[name=occurredOn]') })
        .locator('.field-error')
        .textContent(),
    ).toBe(words);
    await inSummary.click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('occurredOn');
    await page.locator('.chip', { hasText: '今天' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await state(page, /已上传/);
  });

  it('whose session has ended keeps the queue and goes on by PIN', async () => {
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    await db.look(
      `UPDATE session SET ended_at = clock_timestamp(), end_reason = 'SIGN_OUT' WHERE ended_at IS NULL AND person_id = '${county.people.CADRE.id}'`,
    );
    await phone.open(`/m/visit?firm=${firms[OTHER]}`);
    await phone.page.getByText('融资', { exact: true }).click();
    await phone.page.getByRole('button', { name: '保存' }).click();
    await state(phone.page, '未上传');
    await phone.page.getByRole('heading', { name: '登录已过期' }).waitFor();
    await phone.goOn();
    await state(phone.page, /已上传/);
  });

  it('changes the PIN: a lost answer locks nobody out, and what waits is uploaded under the new one', async () => {
    const [next, last] = ['750318', '316820'];
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    const fillIn = async (current: string, pin: string, again = pin): Promise<void> => {
      await phone.page.locator('[name=currentPin]').fill(current);
      await phone.page.locator('[name=newPin]').fill(pin);
      await phone.page.locator('[name=again]').fill(again);
      await phone.page.getByRole('button', { name: '改成新 PIN' }).click();
    };
    const says = (words: string): Promise<void> => phone.page.getByRole('alert').getByText(words).first().waitFor();
    await phone.page.getByRole('link', { name: '我', exact: true }).click();
    await phone.page.getByRole('link', { name: '改 PIN' }).click();
    await fillIn(PIN, next, last);
    await says('两次输入的 PIN 不一样');
    // Broken off on the way there, and on the way back: after each both open it.
    await phone.context.route('**/graphql', (route) =>
      route.request().postData()?.includes('changePin') ? route.abort() : route.continue(),
    );
    await fillIn(PIN, next);
    await says('没有收到服务器的答复');
    await phone.context.unrouteAll();
    await phone.context.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('changePin')) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await fillIn(PIN, next);
    await says('没有收到服务器的答复');
    await phone.context.unrouteAll();
    await phone.offline(true);
    await fillIn(PIN, next);
    await says('现在改不了');
    await write(phone.page, THIRD, '改 PIN 前写的');
    await phone.page.getByRole('button', { name: '先存在手机' }).click();
    await state(phone.page, '未上传');
    const lock = async (): Promise<void> => {
      await phone.page.getByRole('link', { name: '我', exact: true }).click();
      await phone.page.getByRole('button', { name: '锁上 / 换人' }).click();
    };
    await lock();
    for (const pin of [PIN, next]) {
      await phone.enterPin('CADRE', pin);
      await phone.page.getByRole('link', { name: '待上传 1 条' }).waitFor();
      if (pin === PIN) await lock();
    }
    await db.look(
      `UPDATE session SET ended_at = clock_timestamp(), end_reason = 'SIGN_OUT' WHERE ended_at IS NULL AND person_id = '${county.people.CADRE.id}'`,
    );
    await phone.offline(false);
    await phone.page.getByRole('link', { name: '待上传 0 条' }).waitFor();
    expect(await visitsTo(THIRD)).toMatchObject([{ note: '改 PIN 前写的' }]);
    // The server has taken the new one: the old one opens nothing any more.
    await lock();
    await phone.enterPin('CADRE', PIN);
    await says('PIN 不对');
    await phone.page.locator('[name=pin]').fill(next);
    await phone.page.getByRole('button', { name: '进入' }).click();
    await phone.page.locator('h1', { hasText: '今天' }).waitFor();
    await phone.page.getByRole('link', { name: '我', exact: true }).click();
    await phone.page.getByRole('link', { name: '改 PIN' }).click();
    await fillIn(next, last);
    await phone.page.getByRole('heading', { name: 'PIN 改好了' }).waitFor();
  });

  it('next at a shared phone sees nothing of the one before, who leaves nothing behind', async () => {
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    const { page } = phone;
    await phone.offline(true);
    await page.goto(`${program.url}/m/visit?firm=${firms[FIRM]}`);
    await page.getByText('用地', { exact: true }).click();
    await page.getByRole('button', { name: '先存在手机' }).click();
    await state(page, '未上传');
    await page.getByRole('link', { name: '我', exact: true }).click();
    await page.getByRole('button', { name: '锁上 / 换人' }).click();
    await phone.offline(false);

    await page.getByRole('button', { name: '我不在上面' }).click();
    await phone.begin('village_liaison', PASSWORD, '593814');
    await page.getByRole('link', { name: '待上传 0 条' }).click();
    await page.getByRole('heading', { name: '待上传', exact: true }).waitFor();
    expect(await page.locator('[data-line]').count()).toBe(0);
    // What lies on the phone of the first says neither whom nor what.
    const lying = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opened = indexedDB.open('zhuqi-phone');
          opened.addEventListener('success', () => {
            const all = opened.result.transaction(['kept', 'entries']).objectStore('entries').getAll();
            all.addEventListener('success', () =>
              resolve(all.result.map((one: { sealed: { data: Uint8Array } }) => new TextDecoder().decode(one.sealed.data)).join('')),
            );
          });
        }),
    );
    expect(lying.length).toBeGreaterThan(100);
    expect(lying).not.toContain('佳明');

    await page.getByRole('link', { name: '我', exact: true }).click();
    await page.getByRole('button', { name: '锁上 / 换人' }).click();
    await phone.enterPin('CADRE', '000000');
    await page.getByRole('alert').getByText('PIN 不对').first().waitFor();
    await page.locator('[name=pin]').fill(PIN);
    await page.getByRole('button', { name: '进入' }).click();
    await page.getByRole('link', { name: '待上传 0 条' }).waitFor();
    await page.getByRole('link', { name: '我', exact: true }).click();
    await page.getByRole('button', { name: '退出并清除本机内容' }).click();
    await page.getByRole('button', { name: '确定退出并清除' }).click();
    await page.getByRole('button', { name: 'VILLAGE_LIAISON' }).waitFor();
    expect(await page.getByRole('button', { name: 'CADRE', exact: true }).count()).toBe(0);
  });
});

describe('what goes wrong', () => {
  it('the server has the same mark with other words: shown, sent as another visit, or discarded', async () => {
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    const before = (await visitsTo(FIRM)).length;
    await phone.offline(true);
    for (const words of ['留下', '丢掉']) {
      await phone.open(`/m/visit?firm=${firms[FIRM]}`);
      await phone.page.getByText('订单', { exact: true }).click();
      await phone.page.locator('[name=note]').fill(words);
      await phone.page.getByRole('button', { name: '先存在手机' }).click();
      await state(phone.page, '未上传');
    }
    await phone.page.getByRole('link', { name: '待上传 2 条' }).click();
    await phone.page.locator('[data-line]').nth(1).waitFor();
    const marks = await phone.page.locator('[data-line]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-line') ?? ''));
    const cadre = await program.signIn('cadre');
    for (const clientId of marks)
      await api.done(
        cadre,
        'logVisit',
        { clientId, channel: 'PHONE', firms: [{ enterpriseId: firms[FIRM] }], topics: ['OTHER'], note: '先到的' },
        '... on Visit { id }',
      );
    await phone.offline(false);
    const conflicts = phone.page.locator('[data-state=CONFLICT]');
    await conflicts.nth(1).waitFor();
    await conflicts.getByText('服务器上已有同一条，但内容不同').first().waitFor();
    expect(await Visitor.of(phone.context, phone.page, program.url).axe()).toEqual([]);
    await conflicts.first().getByRole('button', { name: '另存为一次新的走访' }).click();
    await phone.page.getByRole('link', { name: '待上传 1 条' }).waitFor();
    await conflicts.getByRole('button', { name: '丢弃' }).click();
    await phone.page.getByRole('button', { name: '确定丢弃' }).click();
    await phone.page.getByRole('link', { name: '待上传 0 条' }).waitFor();
    const words = (await visitsTo(FIRM)).map((visit) => visit.note);
    expect([words.length - before, words.filter((one) => one === '留下'), words.includes('丢掉')]).toEqual([3, ['留下'], false]);
  });

  it('a full phone says so and loses nothing; a page older than what lies on the phone leaves the queue alone', async () => {
    const phone = await aPhone();
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    await phone.kill();
    await phone.start();
    await phone.offline(true);
    const { page } = phone;
    const chrome = await phone.context.newCDPSession(page);
    const room = (quotaSize?: number) =>
      chrome.send('Storage.overrideQuotaForOrigin', { origin: program.url, ...(quotaSize === undefined ? {} : { quotaSize }) });
    // Before the browser has looked how much room there is.
    await room(1);
    await phone.open(`/m/visit?firm=${firms[OTHER]}`);
    await page.getByText('订单', { exact: true }).click();
    await page.locator('[name=note]').fill('没有地方存');
    await page.locator('input[type=file]').setInputFiles(await photo(page));
    await page.getByText('这张没有存下').waitFor();
    await page.getByRole('button', { name: '先存在手机' }).click();
    await page.locator('.problem').getByText('手机空间不够，没有存下').waitFor();
    expect(await page.locator('[name=note]').inputValue()).toBe('没有地方存');
    await room();
    await page.getByRole('button', { name: '先存在手机' }).click();
    await state(page, '未上传');

    const opened = await phone.context.newPage();
    await opened.goto(`${program.url}/m/outbox`);
    await opened.getByRole('link', { name: '待上传 1 条' }).waitFor();
    // A newer app, in another tab, brings the storage up to its version.
    const entries = (version?: number) =>
      opened.evaluate(
        (wanted) =>
          new Promise<number>((resolve, reject) => {
            const asked = indexedDB.open('zhuqi-phone', wanted);
            asked.addEventListener('error', () => reject(asked.error ?? new Error('not opened')));
            asked.addEventListener('success', () => {
              const count = asked.result.transaction('entries').objectStore('entries').count();
              count.addEventListener('success', () => {
                asked.result.close();
                resolve(count.result);
              });
            });
          }),
        version,
      );
    expect(await entries(2)).toBe(1);
    await page.getByText('这一页是旧版本').waitFor();
    await page.reload();
    await page.getByText('这一页是旧版本').waitFor();
    expect(await entries()).toBe(1);
  });
});

describe('the rest of the day', () => {
  it('somebody with two posts chooses one, logs a street, settles a promise, and changes the post', async () => {
    const { world, office, town, village } = county;
    const person = await world.actor('CADRE', office, town, '双岗');
    await world.login(person, 'two_posts', PASSWORD);
    await county.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows(
        `INSERT INTO post (id, person_id, role, unit_id, unit_path, scope_unit_id, scope_path, period)
         VALUES ($1, $2, 'VILLAGE_LIAISON', $3, $4, $5, $6, '[2000-01-01,)')`,
        [newId(), person.id, village.id, village.path, town.id, town.path],
      ),
    );
    const { id: enterpriseId } = await api.done<{ id: string }>(
      clerk,
      'createEnterprise',
      { clientId: 'firm-two', name: '东镇北街水泥制品厂', kind: 'ENTERPRISE', unitId: village.id },
      '... on Enterprise { id }',
    );
    await api.done(
      clerk,
      'assignLiaison',
      { clientId: 'liaison-two', enterpriseId, personId: person.id, role: 'CADRE' },
      '... on Liaison { id }',
    );
    const { promises } = await api.done<{ promises: readonly { id: string }[] }>(
      clerk,
      'logVisit',
      {
        clientId: 'promised',
        onBehalfOf: person.id,
        channel: 'PHONE',
        firms: [{ enterpriseId }],
        topics: ['OTHER'],
        promises: [{ text: '把用电方案带来', dueOn: '2099-01-01' }],
      },
      '... on Visit { promises { id } }',
    );
    const phone = await aPhone();
    const { page } = phone;
    await page.getByRole('button', { name: '用账号密码登录' }).click();
    await page.locator('[name=loginName]').fill('two_posts');
    await page.locator('[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: '进入' }).click();
    await page.locator('[name=pin]').fill(PIN);
    await page.locator('[name=again]').fill(PIN);
    await page.getByRole('button', { name: '设好 PIN' }).click();
    await page.getByRole('heading', { name: '用哪个岗位？' }).waitFor();
    expect(await Visitor.of(phone.context, page, program.url).axe()).toEqual([]);
    await page.getByRole('button', { name: /东镇营商办/ }).click();

    const promise = page.locator('.promise', { hasText: '把用电方案带来' });
    await promise.getByRole('button', { name: '没能兑现' }).click();
    await promise.getByRole('button', { name: '没能兑现' }).click();
    await promise
      .getByRole('alert')
      .getByRole('link', { name: /什么原因/ })
      .waitFor();
    await promise.locator('textarea').fill('供电所还没批，下周再去');
    await promise.getByRole('button', { name: '没能兑现' }).click();
    await promise
      .getByText(/已上传/)
      .or(page.getByRole('link', { name: '待上传 0 条' }))
      .first()
      .waitFor();
    await page.getByRole('link', { name: '走访登记', exact: true }).click();
    await page.getByRole('link', { name: '扫街' }).click();
    await page.locator('[name=village]').selectOption('东一村');
    for (const name of [FIRM, OTHER]) await page.getByText(name, { exact: true }).click();
    await page.getByText('检查过多', { exact: true }).click();
    await page.getByRole('button', { name: '保存 2 家' }).click();
    await state(page, /已上传/);
    expect(await db.look('SELECT settled, words FROM promise_settlement WHERE promise_id = $1', [promises[0]?.id])).toEqual([
      { settled: 'BROKEN', words: '供电所还没批，下周再去' },
    ]);
    const street = await Promise.all([FIRM, OTHER].map(async (name) => (await visitsTo(name))[0]));
    expect(street.map((visit) => visit?.participants)).toEqual([[{ name: '双岗' }], [{ name: '双岗' }]]);

    await page.getByRole('link', { name: '我', exact: true }).click();
    const other = await page.locator('[name=post] option', { hasText: '东一村' }).getAttribute('value');
    await page.locator('[name=post]').selectOption(other);
    await page.getByRole('button', { name: '切换到这个岗位' }).click();
    await page.locator('main > p', { hasText: '东一村' }).waitFor();
  });
});

describe('every page', () => {
  it('is free of faults for those who hear it, big enough for a thumb, and never wider than the phone; in large type, too', async () => {
    const phone = await aPhone();
    const look = Visitor.of(phone.context, phone.page, program.url);
    const checked = async (where: string, large = false): Promise<void> => {
      if (!large) expect([where, await look.axe()]).toEqual([where, []]);
      expect([where, await look.tooSmall()]).toEqual([where, []]);
      expect([where, await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([where, true]);
    };
    await checked('start');
    await phone.begin('cadre', PASSWORD);
    await phone.ready();
    const pages = ['/', '/firms', `/firms/${firms[FIRM]}`, `/visit?firm=${firms[FIRM]}`, '/street', '/outbox', '/me', '/me/pin', '/none'];
    for (const large of [false, true]) {
      if (large) {
        await phone.open('/m/');
        await phone.page.getByRole('button', { name: '大字' }).click();
      }
      for (const path of pages) {
        await phone.open(`/m${path}`);
        await phone.page.locator('main h1').waitFor();
        if (path.startsWith('/visit')) {
          for (const unfolded of ['有难题要镇里办', '要贷款', '我答应了']) await phone.page.getByText(unfolded, { exact: true }).click();
          await phone.page.getByRole('button', { name: '保存' }).click();
          await phone.page.getByRole('alert').waitFor();
        }
        await checked(`${path} ${large}`, large);
      }
    }
    expect(phone.page.viewportSize()).toEqual(SMALL);
    await phone.page.getByRole('link', { name: '我', exact: true }).click();
    await phone.page.getByRole('button', { name: '锁上 / 换人' }).click();
    await phone.page.getByRole('heading', { name: '您是哪一位？' }).waitFor();
    await checked('people');
    await phone.page.getByRole('button', { name: 'CADRE' }).click();
    await checked('pin');
    expect(notLookedAt('phone/src/cadre', '/m', Visitor.lookedAt)).toEqual([]);
  });
});
