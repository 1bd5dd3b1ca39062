import { FixedClock, newId } from '@app/kernel';
import { registerIn } from './appeals.registration';
import { anAppeal, type AppealsWorld, appealsWorld, done, refused, rowOf } from './testing/appeals-world';

describe('numbers', () => {
  let w: AppealsWorld;
  beforeAll(async () => {
    w = await appealsWorld(new FixedClock('2024-11-04T09:00+08:00'));
  });
  afterAll(() => w.db.drop());

  it('are gap-free and unique under 64 registrations at once, some of which fail', async () => {
    const failing = (i: number) =>
      w.database.write(w.clerk, async (tx) => {
        await registerIn(tx, anAppeal(w));
        if (i % 2) tx.closing.push({ sql: 'SELECT 1 / 0', values: [] });
        else throw new Error('a later step fails');
      });
    const all = Array.from({ length: 64 }, (_, i) => i);
    const results = await Promise.allSettled([
      ...all.map(() => done(w.appeals.register(w.clerk, anAppeal(w)))),
      ...all.slice(0, 16).map(failing),
    ]);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(64);
    const rows = await w.db.look<{ number: string }>('SELECT number FROM appeal ORDER BY number');
    expect(rows.map((r) => r.number)).toEqual(all.map((i) => `SQ-411323111-2024-${String(i + 1).padStart(4, '0')}`));
  });

  it('are given once for a client id, also when sent twice at once', async () => {
    const input = anAppeal(w);
    const [a, b] = await Promise.all([done(w.appeals.register(w.clerk, input)), done(w.appeals.register(w.clerk, input))]);
    expect(a).toBe(b);
    await expect(w.appeals.register(w.clerk, { ...input, title: '别的' })).rejects.toThrow('CLIENT_ID_REUSED');
  });

  it('follow the year of the registration date', async () => {
    w.clock.set('2025-01-02T09:00+08:00');
    expect((await rowOf(w, await done(w.appeals.register(w.clerk, anAppeal(w, { occurredOn: '2024-12-31' as never }))))).number).toBe(
      'SQ-411323111-2024-0066',
    );
    expect((await rowOf(w, await done(w.appeals.register(w.clerk, anAppeal(w))))).number).toBe('SQ-411323111-2025-0001');
  });

  it('cannot be left out, nor given to an appeal of another transaction', async () => {
    const id = newId();
    await expect(
      w.database.write(w.clerk, async (tx) => {
        await registerIn(tx, anAppeal(w), id);
        tx.closing.length = 0;
      }),
    ).rejects.toThrow('RULE_BROKEN');
    expect(await w.db.look('SELECT 1 FROM appeal WHERE id = $1', [id])).toEqual([]);
    const other = await done(w.appeals.register(w.clerk, anAppeal(w)));
    await expect(w.database.write(w.clerk, (tx) => tx.rows('SELECT app.give_appeal_number($1)', [other]))).rejects.toThrow();
  });

  it('are not given to what is refused', async () => {
    expect(await refused(w.appeals.register(w.clerk, anAppeal(w, { category: 'FINANCING' })))).toBe('APPEAL_IS_DEMAND');
    expect(await refused(w.appeals.register(w.clerk, anAppeal(w, { contactName: '', contactPhone: '' })))).toBe('APPEAL_MISSING_INPUT');
    expect(await refused(w.appeals.register(w.head, anAppeal(w)))).toBe('APPEAL_NOT_ALLOWED');
    await expect(w.appeals.register(w.otherClerk, anAppeal(w))).rejects.toThrow('NOT_FOUND');
    await expect(w.appeals.register(w.clerk, anAppeal(w, { visitId: newId() }))).rejects.toThrow('NOT_FOUND');
    await expect(w.appeals.register(w.clerk, anAppeal(w, { contactPhone: '不是电话' }))).rejects.toThrow('BAD_USER_INPUT');
    await done(w.appeals.register(w.clerk, anAppeal(w, { category: 'FINANCING', obstacleIsMatter: true })));
    const { enterpriseId: _, ...unregistered } = anAppeal(w, { firmDescription: '村口修车铺（无照）' });
    await done(w.appeals.register(w.clerk, unregistered));
  });
});
