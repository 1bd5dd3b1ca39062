import { type Actor, newId, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase, TestWorld } from '@test/test-database';
import type { Database } from '../database/database';
import { UserError } from '../errors/user-error';
import { answer } from './answer';

class Refused extends UserError {}

describe('a use case', () => {
  let db: TestDatabase;
  let database: Database;
  let clerk: Actor;
  const clientId = () => `intent ${newId()}`;
  const kept = (id: string) => db.look(`SELECT operation FROM client_operation WHERE client_id = $1`, [id]);
  const does = (
    input: { readonly clientId?: string | null; readonly words: string },
    act = (_id: string): Promise<unknown> => Promise.resolve(),
  ) => database.write(clerk, (tx) => tx.idempotent('testAct', input, act));

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open([]);
    const world = new TestWorld(database);
    clerk = await world.actor('OFFICE_CLERK', await world.unit('TOWNSHIP', '阳城镇', null, '411323111000'));
  });
  afterAll(() => db.drop());

  it('is done once for a client id, and a repeat answers the same', async () => {
    const input = { clientId: clientId(), words: 'a' };
    const done: string[] = [];
    const act = async (id: string) => void done.push(id);
    const first = await does(input, act);
    expect(await does(input, act)).toEqual(first);
    expect(done).toEqual([first.id]);
  });

  it('is done by one of several at the same time', async () => {
    const input = { clientId: clientId(), words: 'a' };
    let acts = 0;
    const answers = await Promise.all(Array.from({ length: 5 }, () => does(input, async () => void (acts += 1))));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(acts).toBe(1);
  });

  it('is a conflict with other content, and an act of its own under another operation or without a client id', async () => {
    const id = clientId();
    const first = await does({ clientId: id, words: 'a' });
    await expect(does({ clientId: id, words: 'b' })).rejects.toMatchObject({ code: 'CONFLICT', messageCode: 'CLIENT_ID_REUSED' });
    // Renamed since, the act and its field: still the same act; other content is still a mistake.
    const renamed = (note: string) =>
      database.write(clerk, (tx) =>
        tx.idempotent('renamedAct', { clientId: id, note }, () => Promise.reject(new Error('again')), {
          storedAs: { operation: 'testAct', fields: { note: 'words' } },
        }),
      );
    expect(await renamed('a')).toEqual(first);
    await expect(renamed('b')).rejects.toMatchObject({ messageCode: 'CLIENT_ID_REUSED' });
    const other = await database.write(clerk, (tx) => tx.idempotent('otherAct', { clientId: id, words: 'a' }, () => Promise.resolve()));
    expect(other.id).not.toBe(first.id);
    expect((await does({ words: 'a' })).id).not.toBe((await does({ words: 'a' })).id);
  });

  it('keeps nothing of a refused attempt: the next one under the same client id is the first', async () => {
    const input = { clientId: clientId(), words: 'a' };
    const refused = await database.write(clerk, (tx) =>
      tx.idempotent('testAct', input, async (id) => {
        await tx.record({
          topic: 'identity.unit-created',
          action: 'identity.create-unit',
          subjectKind: 'test',
          subjectId: id,
          orgPath: clerk.unitPath ?? '',
          ids: { unitId: id },
        });
        return new Refused('CONFLICT');
      }),
    );
    expect(refused).toBeInstanceOf(Refused);
    expect(await kept(input.clientId)).toEqual([]);
    expect(await db.look(`SELECT 1 FROM event WHERE topic = 'identity.unit-created'`)).toEqual([]);
    await does(input);
    expect(await kept(input.clientId)).toEqual([{ operation: 'testAct' }]);
  });

  it('says what a constraint says, as the refusal that bears its name', async () => {
    const insert = () =>
      database.write(
        SYSTEM_ACTOR,
        async (tx) => {
          await tx.rows(`INSERT INTO event_cursor (consumer, xid, seq) VALUES ('twice', '1', 1)`);
          return { ok: true };
        },
        { refusals: { event_cursor_pkey: () => new Refused('CONFLICT') } },
      );
    expect(await insert()).toEqual({ ok: true });
    expect(await insert()).toBeInstanceOf(Refused);
  });

  it('leaves the event and the trace together', async () => {
    const id = newId();
    await database.write(clerk, (tx) =>
      tx.record({
        topic: 'identity.unit-created',
        action: 'identity.create-unit',
        subjectKind: 'test',
        subjectId: id,
        orgPath: clerk.unitPath ?? '',
        ids: { unitId: id },
        details: { n: 1 },
      }),
    );
    expect(await db.look(`SELECT ids FROM event WHERE topic = 'identity.unit-created'`)).toEqual([{ ids: { unitId: id } }]);
    expect(await db.look(`SELECT outcome, details FROM audit_entry WHERE subject_id = $1`, [id])).toEqual([
      { outcome: 'DONE', details: { n: 1 } },
    ]);
  });

  it('answers a repeat with what can still be told', async () => {
    const input = { clientId: clientId(), words: 'a' };
    const issue = () =>
      database.write(clerk, (tx) =>
        tx.idempotent('testIssue', input, async (id) => ({ id, secret: 'shown once' }), { again: (id) => ({ id, secret: null }) }),
      );
    const first = await issue();
    expect(first.secret).toBe('shown once');
    expect(await issue()).toEqual({ id: first.id, secret: null });
  });

  it('shows what was done, and a refusal as it is', async () => {
    const refusal = new Refused('CONFLICT');
    expect(await answer(Promise.resolve<{ id: string } | Refused>({ id: 'x' }), ({ id }) => `shown ${id}`)).toBe('shown x');
    expect(await answer(Promise.resolve<{ id: string } | Refused>(refusal), ({ id }) => `shown ${id}`)).toBe(refusal);
  });
});
