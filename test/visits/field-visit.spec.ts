import { type County, makeCounty, signInAll } from '@test/county';
import { Api } from '@test/api';
import { Program, Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { type PostRole, witnessOf } from '@app/kernel';
import sharp from 'sharp';

const VISIT = `... on Visit { id confirmBy photos { id fileId } promises { id text dueOn person { name } outcome outcomeNote } confirmations { tookPlace comment } }`;

interface Shown {
  readonly id: string;
  readonly photos: readonly { readonly fileId: string }[];
  readonly promises: readonly { readonly id: string }[];
}

let db: TestDatabase;
let county: County;
let program: Program;
let api: Api;
let as: Readonly<Record<PostRole, Session>>;
let firm = '';
let marks = 0;

const mark = (): string => `mark-${++marks}`;
const plain = (more: object = {}): object => ({
  clientId: mark(),
  channel: 'ON_SITE',
  firms: [{ enterpriseId: firm }],
  topics: ['ORDERS'],
  ...more,
});
const visits = async (): Promise<number> => (await db.look<{ n: number }>('SELECT count(*)::int AS n FROM visit'))[0]?.n ?? -1;

/** A picture as a phone makes it: turned, large, and with the place it was taken at. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#88aa55' } })
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 17/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

async function upload(who: Session, content: Buffer, query = 'purpose=PHOTO', name = 'IMG_1.jpg') {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const answer = await fetch(`${program.url}/files?${query}`, { method: 'POST', headers: who.headers, body: form });
  return {
    status: answer.status,
    body: (await answer.json()) as {
      id: string;
      name: string;
      errors?: readonly { extensions: { fields?: readonly { code: string }[] } }[];
    },
  };
}

beforeAll(async () => {
  db = await TestDatabase.create();
  county = await makeCounty(db);
  program = await Program.start(db);
  api = new Api(program);
  as = await signInAll(program);
  const made = await api.done<{ id: string }>(
    as.OFFICE_CLERK,
    'createEnterprise',
    {
      clientId: 'firm',
      name: '东镇银行设备有限公司',
      kind: 'ENTERPRISE',
      unitId: county.village.id,
      contactName: '丁一',
      contactPhone: '13800001111',
    },
    '... on Enterprise { id }',
  );
  firm = made.id;
  await api.done(
    as.OFFICE_CLERK,
    'assignLiaison',
    { clientId: 'liaison', enterpriseId: firm, personId: county.people.CADRE.id, role: 'CADRE' },
    '... on Liaison { id }',
  );
});
afterAll(async () => {
  await program?.stop();
  await db?.drop();
});

describe('what a cadre brings home from a firm', () => {
  it('is one visit for one mark, also when the phone and the desk send it twenty times at once', async () => {
    const before = await visits();
    const input = plain({ deviceAt: '2026-01-05T02:00:00Z' });
    const byDesk = { ...input, onBehalfOf: county.people.CADRE.id };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => api.done<Shown>(i % 2 ? as.OFFICE_CLERK : as.CADRE, 'logVisit', i % 2 ? byDesk : input, VISIT)),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await visits()).toBe(before + 1);
    // The same mark with another firm or way is a mistake, and said so.
    for (const who of [as.CADRE, as.OFFICE_CLERK]) {
      const other = { ...(who === as.CADRE ? input : byDesk), channel: 'SEMINAR' };
      expect(['VISIT_MARK_TAKEN', 'CLIENT_ID_REUSED']).toContain(await api.refusal(who, 'logVisit', other, VISIT));
    }
    expect(await visits()).toBe(before + 1);
  });

  it('keeps promises, an appeal settled on the spot and a signed need for money in one step', async () => {
    const { id, promises } = await api.done<Shown>(
      as.CADRE,
      'logVisit',
      plain({
        confirmBy: 'CARD',
        promises: [{ text: '把用电方案带来', dueOn: '2099-01-01' }],
        appeals: [{ title: '门口路灯不亮', description: '晚上看不见', solvedOnSpot: '当场换了灯泡' }],
        demands: [{ amount: '300000.00', purpose: '买料', authorisedOn: '2026-01-05' }],
      }),
      VISIT,
    );
    expect(promises).toEqual([
      {
        id: expect.any(String),
        text: '把用电方案带来',
        dueOn: '2099-01-01',
        person: { name: 'CADRE' },
        outcome: null,
        outcomeNote: null,
      },
    ]);
    expect(await db.look('SELECT state, outcome FROM appeal WHERE visit_id = $1', [id])).toEqual([{ state: 'REPLIED', outcome: 'SOLVED' }]);
    expect(await db.look('SELECT authorised_on::text AS day FROM demand WHERE visit_id = $1', [id])).toEqual([{ day: '2026-01-05' }]);
    expect(await api.refusal(as.CADRE, 'logVisit', plain({ promises: [{ text: '昨天', dueOn: '2020-01-01' }] }), VISIT)).toBe(
      'OCCURRED_BEFORE',
    );

    const promiseId = promises[0]?.id;
    const end = (who: Session, mutation: 'keepPromise' | 'breakPromise', more: object = {}) =>
      api.refusal(who, mutation, { clientId: mark(), promiseId, ...more }, '... on VisitPromise { id outcome }');
    expect(await end(as.CADRE, 'breakPromise', { note: ' ' })).toBe('FIELD_REQUIRED');
    expect(await end(as.VILLAGE_LIAISON, 'keepPromise')).toBe('PROMISE_NOT_YOURS');
    const both = await Promise.all([end(as.CADRE, 'keepPromise'), end(as.OFFICE_CLERK, 'breakPromise', { note: '没来' })]);
    expect(both.sort()).toEqual(['DONE', 'PROMISE_SETTLED']);
    expect(await api.read(as.CADRE, '{ myPromises { id } }')).toEqual({ myPromises: [] });
  });

  it('draws photos anew without the place they were taken at, and keeps each once', async () => {
    const { id } = await api.done<Shown>(as.CADRE, 'logVisit', plain(), VISIT);
    const content = await photo();
    const [one, again] = [
      await upload(as.CADRE, content, 'purpose=PHOTO&clientId=p1'),
      await upload(as.CADRE, content, 'purpose=PHOTO&clientId=p1'),
    ];
    expect([one.status, one.body.id]).toEqual([201, again.body.id]);
    const add = (who: Session, fileId: string, clientId: string, visitId = id) =>
      api.act<Shown>(who, 'addVisitPhoto', { clientId, visitId, fileId }, VISIT);
    const added = await Promise.all([add(as.CADRE, one.body.id, 'p1'), add(as.CADRE, one.body.id, 'p1')]);
    for (const answer of added) expect(answer).toMatchObject({ kind: 'done', value: { photos: [{ fileId: one.body.id }] } });
    // The desk imports the queue of the phone: the mark is the photo.
    const copy = await upload(as.OFFICE_CLERK, content, 'purpose=PHOTO&clientId=p1');
    expect(await add(as.OFFICE_CLERK, copy.body.id, 'p1')).toMatchObject({ kind: 'done', value: { photos: [{ fileId: one.body.id }] } });

    const shown = await fetch(`${program.url}/files/${one.body.id}`, { headers: as.OFFICE_HEAD.headers });
    const picture = Buffer.from(await shown.arrayBuffer());
    const { width, height, exif, format, orientation } = await sharp(picture).metadata();
    expect({ width, height, exif, format, orientation }).toEqual({
      width: 1000,
      height: 2000,
      exif: undefined,
      format: 'jpeg',
      orientation: undefined,
    });
    expect((await fetch(`${program.url}/files/${one.body.id}`, { headers: as.BANK_OFFICER.headers })).status).toBe(404);

    const text = await upload(as.CADRE, Buffer.from('no picture'));
    expect([text.status, text.body.errors?.[0]?.extensions.fields?.[0]?.code]).toEqual([400, 'FILE_PHOTO']);
    expect((await upload(as.COUNSEL, content)).status).toBe(403);
    // A photo of one visit cannot be taken for another, nor put to somebody else's visit.
    const next = await api.done<Shown>(as.CADRE, 'logVisit', plain(), VISIT);
    expect(await add(as.CADRE, one.body.id, 'p2', next.id)).toMatchObject({ kind: 'fault', code: 'NOT_FOUND' });
    const mine = await upload(as.VILLAGE_LIAISON, content);
    expect(await add(as.VILLAGE_LIAISON, mine.body.id, 'p3')).toMatchObject({ kind: 'refused', code: 'VISIT_NOT_YOURS' });
  });

  it('stops at nine photos', async () => {
    const { id } = await api.done<Shown>(as.CADRE, 'logVisit', plain(), VISIT);
    const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    const sent = await Promise.all(Array.from({ length: 10 }, () => upload(as.CADRE, small, 'purpose=PHOTO', 'a.png')));
    const answers = await Promise.all(
      sent.map(({ body }, i) => api.act<Shown>(as.CADRE, 'addVisitPhoto', { clientId: `n${i}`, visitId: id, fileId: body.id }, VISIT)),
    );
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(9);
    expect(answers.find(({ kind }) => kind !== 'done')).toMatchObject({ kind: 'refused', code: 'VISIT_PHOTOS_FULL' });
  });

  it('goes along on the phone: firms, pinyin, what is due, who went along', async () => {
    await api.done(
      as.CADRE,
      'logVisit',
      plain({
        promises: [{ text: '带政策', dueOn: '2099-02-02' }],
        outsiders: ['农商行客户经理'],
        participantIds: [county.people.DIVISION_LEADER.id],
      }),
      VISIT,
    );
    interface Plan {
      readonly visitPlan: { readonly complete: boolean; readonly firms: readonly Record<string, unknown>[] };
    }
    const query =
      'query ($all: Boolean!) { visitPlan(all: $all) { complete today firms { id name pinyin initials unitName contactPhone mine lastVisitOn lastVisitBy visitedThisYear nextDueOn appeals { number state dueOn workingDaysLeft unitName } promises { text dueOn } } } }';
    const { visitPlan } = await api.read<Plan>(as.CADRE, query, { all: false });
    expect(visitPlan.firms).toEqual([
      expect.objectContaining({
        id: firm,
        initials: 'dzyhsbyxgs',
        pinyin: 'dong zhen yin hang she bei you xian gong si',
        contactPhone: '138****1111',
        mine: true,
        lastVisitBy: 'CADRE',
        visitedThisYear: true,
        promises: [{ text: '带政策', dueOn: '2099-02-02' }],
        appeals: [expect.objectContaining({ state: 'REPLIED' })],
      }),
    ]);
    // Who looks after the village takes its firms along; somebody without firms has none, and the whole scope on demand.
    expect((await api.read<Plan>(as.VILLAGE_LIAISON, query, { all: false })).visitPlan.firms).toHaveLength(1);
    expect((await api.read<Plan>(as.OFFICE_CLERK, query, { all: false })).visitPlan.firms).toEqual([]);
    expect((await api.read<Plan>(as.OFFICE_CLERK, query, { all: true })).visitPlan.firms).toMatchObject([{ id: firm, mine: false }]);
    const { companions } = await api.read<{ companions: readonly { name: string; times: number }[] }>(
      as.CADRE,
      '{ companions { name times } }',
    );
    expect(
      companions
        .slice(0, 2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['DIVISION_LEADER', '农商行客户经理']);
    expect(await api.read(as.CADRE, '{ companions(search: "农商") { id name } }')).toEqual({
      companions: [{ id: null, name: '农商行客户经理' }],
    });
  });

  it('is confirmed by the firm with its card, once, and by no other firm', async () => {
    const { id } = await api.done<Shown>(as.CADRE, 'logVisit', plain({ confirmBy: 'CARD', note: '内部的话' }), VISIT);
    const cardOf = async (enterpriseId: string): Promise<Session> => {
      const issue = 'mutation($input: IssueEnterpriseLinkInput!) { issueEnterpriseLink(input: $input) { token } }';
      return new Session(
        (await api.read<{ issueEnterpriseLink: { token: string } }>(as.CADRE, issue, { input: { enterpriseId } })).issueEnterpriseLink
          .token,
      );
    };
    const card = await cardOf(firm);
    const { ownVisits } = await api.read<{ ownVisits: readonly Record<string, unknown>[] }>(
      card,
      '{ ownVisits { id occurredOn unitName visitors topics asked tookPlace promises { text } } }',
    );
    expect(ownVisits.find((one) => one['id'] === id)).toMatchObject({
      unitName: '东镇营商办',
      visitors: ['CADRE'],
      topics: ['ORDERS'],
      asked: true,
      tookPlace: null,
    });
    const other = await api.done<{ id: string }>(
      as.OFFICE_CLERK,
      'createEnterprise',
      { clientId: 'firm-2', name: '别家', kind: 'SOLE_PROPRIETOR', unitId: county.village.id },
      '... on Enterprise { id }',
    );
    const stranger = await cardOf(other.id);
    expect(await api.read(stranger, '{ ownVisits { id } }')).toEqual({ ownVisits: [] });
    const confirm = (who: Session, clientId: string) =>
      api.refusal(who, 'confirmOwnVisit', { clientId, visitId: id, tookPlace: true, comment: '来过' }, '... on OwnVisit { id tookPlace }');
    expect(await confirm(stranger, 'c0')).toBe('NOT_FOUND');
    expect(await confirm(card, 'c1')).toBe('DONE');
    expect(await confirm(card, 'c1')).toBe('DONE');
    expect(await confirm(card, 'c2')).toBe('VISIT_CONFIRMED_ALREADY');
    const { visit } = await api.read<{ visit: unknown }>(
      as.OFFICE_CLERK,
      'query ($id: UUID!) { visit(id: $id) { confirmations { tookPlace comment } } }',
      { id },
    );
    expect(visit).toEqual({ confirmations: [{ tookPlace: true, comment: '来过' }] });
  });

  describe('is confirmed by the code on the visitor’s phone', () => {
    const RESULT = '... on VisitByCode { firmName occurredOn channel unitName visitors { name unitName } tookPlace }';
    const keysOf = async (
      who: Session,
      visitId: string,
    ): Promise<readonly { firmId: string; key: string | null; tookPlace: boolean | null }[]> =>
      (
        await api.read<{ visitCodes: readonly { firmId: string; key: string | null; tookPlace: boolean | null }[] }>(
          who,
          'query ($id: UUID!) { visitCodes(visitId: $id) { firmId key tookPlace } }',
          { id: visitId },
        )
      ).visitCodes;
    const open = (key: string) => api.act<object>(null, 'openVisitCode', { key }, RESULT);
    const witness = (key: string, tookPlace = true, comment?: string) =>
      api.act<object>(null, 'confirmVisitByCode', { key, tookPlace, ...(comment ? { comment } : {}) }, RESULT);
    const words = async (visitId: string): Promise<readonly object[]> =>
      db.look('SELECT took_place, words, by_visit_code, enterprise_link_id FROM visit_confirmation WHERE visit_id = $1', [visitId]);
    const wrong = { kind: 'refused', code: 'VISIT_CODE_WRONG' };
    const visit = async (more: object = {}): Promise<string> => (await api.done<Shown>(as.CADRE, 'logVisit', plain(more), VISIT)).id;
    const keyOf = async (visitId: string, firmId = firm): Promise<string> =>
      (await keysOf(as.CADRE, visitId)).find((one) => one.firmId === firmId)?.key ?? '';

    it('which shows that visit and nothing else, twenty times at once, and once for all', async () => {
      const id = await visit({ confirmBy: 'CARD', note: '内部的话', outsiders: ['农商行王经理'] });
      const key = await keyOf(id);
      expect(key).toMatch(/^[\w-]{60}$/);
      expect(await open(key)).toEqual({
        kind: 'done',
        value: expect.objectContaining({
          firmName: '东镇银行设备有限公司',
          channel: 'ON_SITE',
          unitName: '东镇营商办',
          visitors: [
            { name: 'CADRE', unitName: '东镇营商办' },
            { name: '农商行王经理', unitName: null },
          ],
          tookPlace: null,
        }),
      });
      const events = async () =>
        (await db.look<{ n: number }>(`SELECT count(*)::int AS n FROM event WHERE topic = 'visit.confirmed'`))[0]?.n ?? 0;
      const before = await events();
      const answers = await Promise.all(Array.from({ length: 20 }, () => witness(key)));
      for (const answer of answers) expect(answer).toMatchObject({ kind: 'done', value: { tookPlace: true } });
      expect(await words(id)).toEqual([{ took_place: true, words: null, by_visit_code: true, enterprise_link_id: null }]);
      expect(await events()).toBe(before + 1);
      expect(await witness(key, false, '没来')).toMatchObject({ kind: 'refused', code: 'VISIT_CONFIRMED_ALREADY' });
      expect(await keysOf(as.CADRE, id)).toMatchObject([{ firmId: firm, tookPlace: true }]);
      const trail = await db.look(
        `SELECT actor_kind, outcome, details FROM audit_entry WHERE action = 'visit.confirm' AND subject_id = $1`,
        [id],
      );
      expect(trail).toEqual([
        { actor_kind: 'ENTERPRISE', outcome: 'DONE', details: { tookPlace: true, byVisitCode: true, enterpriseId: firm } },
      ]);
    });

    it('but not another visit, another firm, an older hour, a voided visit, or by somebody who was not there', async () => {
      const { id: other } = await api.done<{ id: string }>(
        as.OFFICE_CLERK,
        'createEnterprise',
        { clientId: 'firm-3', name: '第三家', kind: 'SOLE_PROPRIETOR', unitId: county.village.id },
        '... on Enterprise { id }',
      );
      const [one, two] = [await visit({ firms: [{ enterpriseId: firm }, { enterpriseId: other }] }), await visit()];
      const [key, otherKey, second] = [await keyOf(one), await keyOf(one, other), await keyOf(two)];
      expect(new Set([key, otherKey, second]).size).toBe(3);
      // The code of one stands behind the ids of another.
      const swapped = (ids: string, code: string): string => ids.slice(0, 44) + code.slice(44);
      const olderBy = async (hours: number): Promise<string> => {
        const [row] = await db.look<{ code: string }>('SELECT app.visit_code_of($1, $2, app.visit_code_hour() - $3) AS code', [
          one,
          firm,
          hours,
        ]);
        return key.slice(0, 44) + (row?.code ?? '');
      };
      for (const bad of [
        swapped(key, second),
        swapped(second, key),
        swapped(key, otherKey),
        swapped(otherKey, key),
        await olderBy(2),
        await olderBy(-1),
        'x',
        '',
      ]) {
        expect(await open(bad)).toMatchObject(bad ? wrong : { kind: 'fault' });
        expect(await witness(bad)).toMatchObject(bad ? wrong : { kind: 'fault' });
      }
      expect(await words(one)).toEqual([]);
      expect(await open(await olderBy(1))).toMatchObject({ kind: 'done' });
      expect(await witness(otherKey, false, '没有人来')).toMatchObject({ kind: 'done', value: { firmName: '第三家', tookPlace: false } });
      expect(await words(one)).toEqual([{ took_place: false, words: '没有人来', by_visit_code: true, enterprise_link_id: null }]);
      // Who sees the visit but was not there has nothing to show; who may not see it does not find it.
      expect(await keysOf(as.OFFICE_CLERK, one)).toMatchObject([{ key: null }, { key: null }]);
      await api.done(as.CADRE, 'voidVisit', { visitId: one, reason: '记错了' }, '... on Visit { id }');
      expect(await witness(key)).toMatchObject(wrong);
      const gone = await program.ask('query ($id: UUID!) { visitCodes(visitId: $id) { key } }', { id: one }, as.CADRE);
      expect(gone.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    });

    it('and by its door the database shows one visit, one firm and no other row', async () => {
      const { id: other } = await api.done<{ id: string }>(
        as.OFFICE_CLERK,
        'createEnterprise',
        { clientId: 'firm-4', name: '第四家', kind: 'SOLE_PROPRIETOR', unitId: county.village.id },
        '... on Enterprise { id }',
      );
      const one = await visit({
        firms: [{ enterpriseId: firm }, { enterpriseId: other }],
        promises: [{ enterpriseId: firm, text: '带资料', dueOn: '2099-03-03' }],
      });
      const database = await db.open([]);
      const witnessed = witnessOf(one, firm, county.town.path);
      const ids = (column: string, table: string): Promise<readonly object[]> =>
        database.read(witnessed, (reader) => reader.rows(`SELECT ${column} AS id FROM ${table}`));
      expect(await ids('id', 'visit')).toEqual([{ id: one }]);
      expect(await ids('enterprise_id', 'visit_firm')).toEqual([{ id: firm }]);
      expect(await ids('id', 'enterprise')).toEqual([{ id: firm }]);
      expect(await ids('visit_id', 'visit_participant')).toEqual([{ id: one }]);
      for (const table of ['promise', 'liaison', 'appeal', 'visit_confirmation', 'file', 'client_operation'])
        expect([table, await ids('1', table)]).toEqual([table, []]);
      for (const [visitId, enterpriseId] of [
        [one, other],
        [await visit(), firm],
      ]) {
        await expect(
          database.write(witnessed, (tx) =>
            tx.rows(
              'INSERT INTO visit_confirmation (id, visit_id, enterprise_id, org_path, by_visit_code, took_place) VALUES (gen_random_uuid(), $1, $2, $3, true, true)',
              [visitId ?? '', enterpriseId ?? '', county.town.path],
            ),
          ),
        ).rejects.toThrow();
      }
    });

    it('with a wait after sixty wrong ones', async () => {
      const id = await visit();
      const key = await keyOf(id);
      const bad = `${key.slice(0, 44)}2222222222222222`;
      const answers = await Promise.all(Array.from({ length: 70 }, () => open(bad)));
      expect(new Set(answers.map((answer) => (answer.kind === 'refused' ? answer.code : answer.kind)))).toEqual(
        new Set(['VISIT_CODE_WRONG', 'VISIT_CODE_LIMITED']),
      );
    });
  });
});
