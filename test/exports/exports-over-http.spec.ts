import { PATIENCE_MS } from '@test/eventually';
import { setTimeout as wait } from 'node:timers/promises';
import { newId, type PostRole, SYSTEM_ACTOR } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty, signInAll } from '@test/county';
import { Program, type Session } from '@test/program';
import { columnOf, openSheet } from '@test/sheets';
import { TestDatabase } from '@test/test-database';

interface Export {
  readonly id: string;
  readonly state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  readonly rowCount: number | null;
  readonly fileId: string | null;
  readonly fileName: string | null;
}
const FIELDS = 'id state rowCount fileId fileName failureMessage';

describe('exports', () => {
  let db: TestDatabase;
  let county: County;
  let program: Program;
  let api: Api;
  let sessions: Readonly<Record<PostRole, Session>>;
  let sibling: Session;
  let serial = 0;

  const register = (as: Session, title: string) =>
    api.done(
      as,
      'registerAppeal',
      {
        clientId: title,
        firmDescription: '一家店',
        source: 'OFFICE',
        title,
        description: title,
        contactName: '丁一',
        contactPhone: '13800001111',
      },
      '... on Appeal { id }',
    );

  beforeAll(async () => {
    db = await TestDatabase.create();
    county = await makeCounty(db);
    const other = await county.world.actor('OFFICE_CLERK', county.siblingOffice, county.sibling, '西镇专干');
    await county.world.login(other, 'sibling_clerk', 'Correct-Horse-7');
    program = await Program.start(db);
    api = new Api(program);
    sessions = await signInAll(program);
    sibling = await program.signIn('sibling_clerk');
    const firm = {
      clientId: 'f',
      name: '=东镇机械厂',
      kind: 'ENTERPRISE',
      unitId: county.village.id,
      contactName: '丁一',
      contactPhone: '13800001111',
    };
    const { id: enterpriseId } = await api.done<{ id: string }>(
      sessions.OFFICE_CLERK,
      'createEnterprise',
      firm,
      '... on Enterprise { id }',
    );
    for (const title of ['=1+1 灯不亮', '路不平', '水压低']) await register(sessions.OFFICE_CLERK, title);
    await register(sibling, '西镇的事');
    await api.done(
      sessions.CADRE,
      'logVisit',
      { clientId: 'v', channel: 'ON_SITE', firms: [{ enterpriseId }], topics: ['ORDERS'], note: '订单减少' },
      '... on Visit { id }',
    );
  });
  afterAll(async () => {
    await program?.stop();
    await db?.drop();
  });

  /** Asks, waits for the worker, and fetches. */
  async function taken(as: Session, input: object): Promise<{ readonly made: Export; readonly bytes: Buffer }> {
    const { id } = await api.done<{ id: string }>(
      as,
      'requestExport',
      { clientId: `x${++serial}`, ...input },
      `... on Export { ${FIELDS} }`,
    );
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      const { myExports } = await api.read<{ myExports: { edges: { node: Export }[] } }>(
        as,
        `{ myExports(first: 50) { edges { node { ${FIELDS} } } } }`,
      );
      const made = myExports.edges.find(({ node }) => node.id === id)?.node;
      if (!made) throw new Error('what was asked for is not in the list');
      if (made.state === 'DONE') {
        const answer = await fetch(`${program.url}/files/${made.fileId}`, { headers: as.headers });
        expect(answer.status).toBe(200);
        return { made, bytes: Buffer.from(await answer.arrayBuffer()) };
      }
      if (made.state === 'FAILED') throw new Error(`not made: ${JSON.stringify(made)} ${program.output}`);
      await wait(50);
    }
    throw new Error(`not made in time ${program.output}`);
  }
  const total = async (as: Session, list: string): Promise<number> =>
    (await api.read<Record<string, { totalCount: number }>>(as, `{ ${list} { totalCount } }`))[list]?.totalCount ?? -1;

  it('hold the rows of the list, and none of another town', async () => {
    const { made, bytes } = await taken(sessions.OFFICE_CLERK, { kind: 'APPEALS' });
    const sheet = await openSheet(bytes);
    const matters = columnOf(sheet, '具体问题');
    expect(made.rowCount).toBe(await total(sessions.OFFICE_CLERK, 'appeals'));
    expect(matters).toHaveLength(3);
    expect(matters.join()).not.toContain('西镇');
    expect((await taken(sibling, { kind: 'APPEALS' })).made.rowCount).toBe(1);
    const narrowed = await taken(sessions.OFFICE_CLERK, { kind: 'APPEALS', filter: { appeals: { text: '路' } } });
    expect(columnOf(await openSheet(narrowed.bytes), '具体问题')).toEqual(['路不平']);
    expect(
      await api.refusal(
        sessions.OFFICE_CLERK,
        'requestExport',
        { clientId: 'far', kind: 'APPEALS', filter: { appeals: { unitId: county.sibling.id } } },
        '... on Export { id }',
      ),
    ).toBe('NOT_FOUND');
  });

  it('are sheets for A3 with dates as dates, no formula, headings that stay, and places to sign', async () => {
    const sheet = await openSheet((await taken(sessions.OFFICE_CLERK, { kind: 'APPEALS' })).bytes);
    expect(String(sheet.getCell('A1').value)).toMatch(/^东镇诉求问题台账（数据截至 \d{4}年\d+月\d+日 \d\d:\d\d）$/);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 8, orientation: 'landscape', fitToWidth: 1 });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    const headings = (of: typeof sheet): string => (of.getRow(2).values as string[]).slice(1).join('|');
    expect(headings(sheet)).toBe(
      '序号|挂号编号|灯|企业名称|统一社会信用代码|挂号日期|来源|反映人及电话|问题类别|具体问题|复杂程度|承办单位（主办/协办）|包案领导|责任人|交办日期|办理时限|延期后时限|进展情况|办理结果|办结日期|回访日期|回访方式/人|满意度|销号日期|销号审批人|是否重办|佐证材料|备注',
    );
    expect(columnOf(sheet, '挂号日期')[0]).toBeInstanceOf(Date);
    for (const matter of columnOf(sheet, '具体问题')) expect(String(matter)).not.toMatch(/^=/);
    const end = JSON.stringify(sheet.getRow(sheet.rowCount).values);
    for (const place of ['填表人', '审核人', '单位（盖章）']) expect(end).toContain(place);
    const firms = await openSheet((await taken(sessions.OFFICE_CLERK, { kind: 'ENTERPRISES' })).bytes);
    expect(columnOf(firms, '企业名称')).toEqual(["'=东镇机械厂"]);
    const visits = await openSheet((await taken(sessions.OFFICE_CLERK, { kind: 'VISITS' })).bytes);
    expect(columnOf(visits, '情况及诉求')).toEqual(['订单减少']);
    expect(columnOf(visits, '走访日期')[0]).toBeInstanceOf(Date);
    expect(headings(visits)).toContain(
      '走访人员|是否包联企业|走访内容|情况及诉求|现场解决情况|融资需求（万元）|需交办事项（诉求编号）|企业确认|',
    );
  });

  it('mask telephone numbers unless a reason was given by whoever may see them, and leave a trace', async () => {
    const masked = columnOf(await openSheet((await taken(sessions.OFFICE_CLERK, { kind: 'APPEALS' })).bytes), '反映人及电话');
    expect(masked.join()).not.toContain('13800001111');
    const full = await taken(sessions.OFFICE_CLERK, { kind: 'APPEALS', revealReason: '召开座谈会逐家通知' });
    expect(columnOf(await openSheet(full.bytes), '反映人及电话')).toEqual(['丁一 13800001111', '丁一 13800001111', '丁一 13800001111']);
    const traces = await db.look<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id IN ($1, $2)', [
      full.made.id,
      full.made.fileId,
    ]);
    expect(traces.map(({ action }) => action).sort()).toEqual(['export.make', 'export.request', 'file.attach', 'file.download']);
    const refusal = await api.refusal(
      sessions.AUDITOR,
      'requestExport',
      { clientId: 'a', kind: 'APPEALS', revealReason: '看看' },
      '... on Export { id }',
    );
    expect(refusal).toBe('FORBIDDEN');
  });

  it('are their own: nobody else fetches the file or sees it in a list, and a repeat is the same export', async () => {
    const { made } = await taken(sessions.OFFICE_CLERK, { kind: 'ENTERPRISES' });
    for (const other of [sessions.OFFICE_HEAD, sessions.COUNTY_OFFICE, sibling]) {
      expect((await fetch(`${program.url}/files/${made.fileId}`, { headers: other.headers })).status).toBe(404);
      expect(await total(other, 'myExports')).toBe(other === sibling ? 1 : 0);
    }
    const input = { clientId: 'twice', kind: 'ENTERPRISES' };
    const [one, two] = await Promise.all(
      [1, 2].map(() => api.done<{ id: string }>(sessions.OFFICE_CLERK, 'requestExport', input, '... on Export { id }')),
    );
    expect(one?.id).toBe(two?.id);
    expect(await api.refusal(sessions.OFFICE_CLERK, 'requestExport', { ...input, kind: 'VISITS' }, '... on Export { id }')).toBe(
      'CLIENT_ID_REUSED',
    );
  });

  it('are refused to a post that does not see the list', async () => {
    for (const [role, kind] of [
      ['HANDLER', 'VISITS'],
      ['COUNSEL', 'ENTERPRISES'],
      ['VILLAGE_LIAISON', 'FIGURE_ROWS'],
    ] as const)
      expect(
        await api.refusal(
          sessions[role],
          'requestExport',
          {
            clientId: kind,
            kind,
            filter: { figureRows: { metric: 'M19', unitId: county.town.id, from: '2024-01-01', to: '2030-01-01' } },
          },
          '... on Export { id }',
        ),
      ).toBe('FORBIDDEN');
    const figure = { metric: 'M19', unitId: county.town.id, from: '2024-01-01', to: '2099-01-01' };
    const { made } = await taken(sessions.OFFICE_CLERK, { kind: 'FIGURE_ROWS', filter: { figureRows: figure } });
    expect(made.rowCount).toBe(3);
  });

  it('are given out only while the right lasts under which they were made', async () => {
    const { made } = await taken(sessions.OFFICE_CLERK, { kind: 'APPEALS', revealReason: '召开座谈会逐家通知' });
    const fetched = async () => (await fetch(`${program.url}/files/${made.fileId}`, { headers: sessions.OFFICE_CLERK.headers })).status;
    expect(await fetched()).toBe(200);
    const { id, postId } = county.people.OFFICE_CLERK;
    const second = newId();
    await county.database.write(SYSTEM_ACTOR, async (tx) => {
      await tx.rows(
        `INSERT INTO post (id, person_id, role, unit_id, unit_path, scope_unit_id, scope_path, period)
         SELECT $2, person_id, 'AUDITOR', unit_id, unit_path, scope_unit_id, scope_path, '[2000-01-01,)' FROM post WHERE id = $1`,
        [postId ?? '', second],
      );
      await tx.rows(`UPDATE post SET period = daterange(lower(period), current_date) WHERE id = $1`, [postId ?? '']);
    });
    expect([403, 404]).toContain(await fetched());
    await db.look('UPDATE session SET post_id = $2 WHERE person_id = $1', [id, second]);
    expect(await fetched()).toBe(404);
  });
});
