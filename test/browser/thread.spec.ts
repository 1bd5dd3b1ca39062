import { PASSWORD } from '@test/program';
import { Phone, SMALL } from './phone';
import { Stage } from './stage';

const FIRM = '东镇变压器有限公司';
const APPEAL = '... on Appeal { id state }';

let stage: Stage;
let firmId = '';
let phone: Phone | undefined;

beforeAll(async () => {
  stage = await Stage.open();
  const { api, sessions, county } = stage;
  const made = await api.done<{ id: string }>(
    sessions.OFFICE_CLERK,
    'createEnterprise',
    { clientId: 'firm', name: FIRM, kind: 'ENTERPRISE', unitId: county.village.id, contactName: '丁一', contactPhone: '13800001111' },
    '... on Enterprise { id }',
  );
  firmId = made.id;
  await api.done(
    sessions.OFFICE_CLERK,
    'assignLiaison',
    { clientId: 'liaison', enterpriseId: firmId, personId: county.people.CADRE.id, role: 'CADRE' },
    '... on Liaison { id }',
  );
});
afterAll(async () => {
  await phone?.leave();
  await stage?.close();
});

describe('the thread in people’s hands', () => {
  it('a problem heard on a visit is answered, rated, done again, rated, closed, and counted on the wall', async () => {
    const { api, sessions } = stage;
    const wall = await stage.visitor('DIVISION_LEADER');
    const solved = wall.page.locator('#dashboard button.number[data-metric=M24]').first();
    await solved.filter({ hasText: '0' }).waitFor();
    await wall.page.locator('.live-mark[data-live=live]').waitFor();

    // The cadre, at the firm.
    phone = await Phone.get(stage.program.url);
    await phone.open('/m/');
    await phone.begin('cadre', PASSWORD);
    await phone.page.getByRole('link', { name: `走访登记：${FIRM}` }).click();
    await phone.page.getByText('用电用水', { exact: true }).click();
    await phone.page.getByText('有难题要镇里办').click();
    await phone.page.getByLabel('什么难题').fill('变压器容量不够，一开机就跳闸');
    await phone.page.getByRole('button', { name: '保存' }).click();
    await phone.page.locator('.saved-state', { hasText: /已上传 \d\d:\d\d/ }).waitFor();

    // The office, at its desk: what came in is one click away.
    const clerk = await stage.visitor('OFFICE_CLERK');
    await clerk.page.getByRole('link', { name: /待受理/ }).click();
    await clerk.page.locator('[data-appeal]').first().click();
    await clerk.page.locator('[data-act=accept]').click();
    const form = clerk.page.locator('.act-form');
    await form.getByLabel('类别').selectOption('UTILITIES');
    await form.getByLabel('复杂程度').selectOption('ORDINARY');
    await form.getByRole('button', { name: '受理' }).click();
    await clerk.page.getByText('“受理”已保存').waitFor();
    await clerk.page.locator('[data-act=dispatch]').click();
    await clerk.page.getByRole('combobox', { name: /主办单位/ }).fill('供电所');
    await clerk.page.getByRole('option', { name: '东镇供电所' }).click();
    await form.getByLabel('交办意见').fill('请现场勘察');
    await form.getByRole('button', { name: '交办' }).click();
    await clerk.page.getByText(/已交办东镇供电所，.*前答复/).waitFor();

    const { appeals } = await api.read<{ appeals: { edges: readonly { node: { id: string; number: string } }[] } }>(
      sessions.OFFICE_CLERK,
      '{ appeals(first: 5) { edges { node { id number } } } }',
    );
    const { id: appealId, number } = appeals.edges[0]?.node ?? { id: '', number: '' };
    const reply = (words: string) =>
      api.done(
        sessions.HANDLER,
        'replyToAppeal',
        { appealId, outcome: 'SOLVED', reply: words, evidenceKind: 'NUMBER', evidence: '东供〔2026〕8 号' },
        APPEAL,
      );
    await reply('已经换了保险');

    // The firm, by its card.
    const { issueEnterpriseCards } = await api.read<{ issueEnterpriseCards: readonly { token: string }[] }>(
      sessions.OFFICE_CLERK,
      'mutation($input: IssueEnterpriseCardsInput!) { issueEnterpriseCards(input: $input) { token } }',
      { input: { enterpriseIds: [firmId] } },
    );
    const firm = await stage.visitor(null, SMALL);
    await firm.open(`/p/c#${issueEnterpriseCards[0]?.token}`);
    await firm.page.getByRole('heading', { name: FIRM }).waitFor();
    await firm.page.getByRole('link', { name: new RegExp('变压器容量不够') }).click();
    const rate = async (answer: string, word: string) => {
      await firm.page.getByRole('radio', { name: answer, exact: true }).check();
      await firm.page.getByRole('radio', { name: word, exact: true }).check();
      await firm.page.getByRole('button', { name: '提交评价' }).click();
    };
    await firm.page.getByText('已经换了保险').waitFor();
    await rate('没有解决', '非常不满意');
    await firm.page.getByText('退回重新办理').first().waitFor();

    // It comes back to the unit by itself; done again, the firm is content.
    await reply('已增容到 630 千伏安');
    await firm.page.reload();
    await firm.page.getByText('已增容到 630 千伏安').first().waitFor();
    await rate('解决了', '满意');
    await firm.page.getByRole('button', { name: '修改评价' }).waitFor();
    expect(await solved.textContent()).toContain('0');

    // Whoever signs strikes it off, and the wall that nobody touched counts one more.
    await api.done(sessions.OFFICE_HEAD, 'closeAppeal', { appealId }, APPEAL);
    await solved.filter({ hasText: '1' }).waitFor();
    await solved.click();
    await wall.page.locator('#rows-count', { hasText: '1' }).waitFor();
    await wall.page.locator('#rows', { hasText: number }).waitFor();
    expect(await wall.axe()).toEqual([]);

    // What each saw of it on the way is one history, with the firm's word in class A.
    const { appeal } = await api.read<{
      appeal: { state: string; history: readonly { action: string; confirmationClass: string | null }[] };
    }>(sessions.DIVISION_LEADER, 'query ($id: UUID!) { appeal(id: $id) { state history { action confirmationClass } } }', { id: appealId });
    expect(appeal.state).toBe('CLOSED');
    expect(appeal.history.filter(({ action }) => action === 'confirm').map(({ confirmationClass }) => confirmationClass)).toEqual([
      'A',
      'A',
    ]);
    expect(phone.faults).toEqual([]);
    expect(await stage.empty()).toEqual([]);
  });
});
