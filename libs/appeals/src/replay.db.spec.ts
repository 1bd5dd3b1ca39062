import { actionsFrom, addDays, builtInCalendar, FixedClock, localDate, type LocalDate, replay } from '@app/kernel';
import fc from 'fast-check';
import { AppealRefused } from './appeals.errors';
import { deriveDates } from './domain/appeal.deadline';
import { type HistoryEvent, linesOf } from './domain/appeal.history';
import { APPEAL_MACHINE } from './domain/appeal.machine';
import type { AppealAction, AppealState } from './domain/appeal.words';
import { HISTORY_SQL } from './persistence/appeal.queries';
import { anAppeal, type AppealsWorld, appealsWorld, done, rowOf } from './testing/appeals-world';

/** One step of a walk: which of the legal acts, and how many days later. */
interface Stride {
  readonly pick: number;
  readonly days: number;
}

/** Acts by the people who may do them; some are refused by the conditions beside the table, and then nothing may change. */
function attempt(
  w: AppealsWorld,
  action: AppealAction,
  appealId: string,
  { pick }: Stride,
  due: LocalDate | null,
): Promise<{ readonly id: string } | AppealRefused> | undefined {
  const answer = { outcome: 'SOLVED', reply: '已办', evidenceKind: 'NUMBER', evidence: '文号1' } as const;
  const later = builtInCalendar().nextWorkingDay(due ?? localDate('2024-03-04'));
  switch (action) {
    case 'accept':
      return w.appeals.accept(w.clerk, {
        appealId,
        category: 'OTHER',
        complexity: (['SIMPLE', 'ORDINARY', 'SEVERAL_UNITS', 'COMPLEX'] as const)[pick % 4]!,
      });
    case 'solveOnSpot':
      return w.appeals.solveOnSpot(w.cadre, { appealId, ...answer });
    case 'requestRejection':
      return w.appeals.requestRejection(w.clerk, { appealId, reason: 'NO_FACTS', insteadWhere: '无' });
    case 'refuseRejection':
      return w.appeals.decideRequest(w.head, { appealId, kind: 'REJECTION', approve: false, comment: '受理' });
    case 'contact':
      return w.appeals.recordContact(w.clerk, { appealId, channel: 'PHONE', note: '已联系' });
    case 'dispatch':
      return w.appeals.dispatch(w.clerk, {
        appealId,
        leadUnitId: pick % 2 ? w.roads.id : w.power.id,
        assistingUnits: pick % 3 ? [] : [{ unitId: w.village.id }],
        instructions: '办理',
        category: 'OTHER',
        complexity: 'ORDINARY',
      });
    case 'acknowledge':
      return w.appeals.acknowledge(w.clerk, { appealId });
    case 'supportReply':
      return w.appeals.replyAsAssistingUnit(w.clerk, { appealId, reply: '同意' });
    case 'release':
      return w.appeals.releaseAssistingUnit(w.head, { appealId, unitId: w.village.id, reason: '不需要' });
    case 'requestExtension':
      return w.appeals.requestExtension(w.clerk, { appealId, reason: '报批中', newDueOn: later });
    case 'extend':
      return w.appeals.decideRequest(w.chief, { appealId, kind: 'EXTENSION', approve: true });
    case 'refuseExtension':
      return w.appeals.decideRequest(w.chief, { appealId, kind: 'EXTENSION', approve: false, comment: '抓紧办' });
    case 'reply':
      return w.appeals.reply(w.clerk, { appealId, ...answer });
    case 'attempt':
      return w.appeals.recordAttempt(w.caller, { appealId, channel: 'PHONE', result: 'NOT_ANSWERED' });
    case 'confirm':
      return w.appeals.confirm(pick % 2 ? w.link : w.caller, {
        appealId,
        solved: 'YES',
        satisfaction: pick % 3 ? 'SATISFIED' : 'DISSATISFIED',
      });
    case 'rework':
      return w.appeals.rework(w.head, { appealId, reason: '抽查' });
    case 'close':
      return w.appeals.close(w.head, { appealId });
    case 'reopen':
      return w.appeals.reopen(pick % 2 ? w.link : w.head, { appealId, reason: '又发生' });
    case 'withdraw':
      // Seldom, so that most walks get far.
      return pick % 7 ? undefined : w.appeals.withdraw(w.link, { appealId, reason: 'SOLVED_BY_FIRM' });
    default:
      return undefined;
  }
}

describe('any legal walk', () => {
  let w: AppealsWorld;
  beforeAll(async () => {
    w = await appealsWorld(new FixedClock('2024-03-04T09:00+08:00'));
  });
  afterAll(() => w.db.drop());

  async function agrees(id: string): Promise<void> {
    const row = await rowOf(w, id);
    const history = await w.db.look<HistoryEvent>(HISTORY_SQL.text, [id]);
    expect(history.map((e) => e.seq)).toEqual(history.map((_, i) => i + 1));
    expect(
      replay(
        APPEAL_MACHINE,
        history.slice(1).map((e) => e.action),
      ),
    ).toBe(row.state);
    for (const [i, event] of history.entries()) expect(event.fromState).toBe(history[i - 1]?.toState ?? null);
    const { dates, inputs } = deriveDates(linesOf(history), builtInCalendar());
    expect(row).toMatchObject(dates);
    expect(row.dueInputs).toEqual(inputs);
    const leads = await w.db.look<{ due: string }>(
      `SELECT due_on AS due FROM dispatch WHERE appeal_id = $1 AND part = 'LEAD' AND state IN ('SENT', 'ACKNOWLEDGED')`,
      [id],
    );
    if (row.state === 'IN_PROGRESS') for (const lead of leads) expect(lead.due).toBe(row.dueOn);
  }

  it('replays to its state, and its dates follow from its history', async () => {
    const seen = new Set<AppealAction>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ pick: fc.nat(1000), days: fc.nat(4) }), { minLength: 8, maxLength: 40 }), async (strides) => {
        let today = localDate('2024-03-04');
        w.clock.set(`${today}T09:00+08:00`);
        const id = await done(w.appeals.register(w.cadre, anAppeal(w)));
        for (const stride of strides) {
          today = addDays(today, stride.days);
          w.clock.set(`${today}T09:00+08:00`);
          const before = await rowOf(w, id);
          const legal = actionsFrom(APPEAL_MACHINE, before.state as AppealState);
          const action = legal[stride.pick % Math.max(1, legal.length)];
          const result = action ? await attempt(w, action, id, stride, before.dueOn) : undefined;
          if (result instanceof AppealRefused) expect(await rowOf(w, id)).toEqual(before);
          else if (result && action) seen.add(action);
          if (action !== 'requestExtension' || result instanceof AppealRefused || stride.days === 4) continue;
          await done(w.appeals.decideRequest(w.chief, { appealId: id, kind: 'EXTENSION', approve: true }));
          seen.add('extend');
        }
        await agrees(id);
      }),
      { numRuns: 60, seed: 20241231 },
    );
    // The walks went somewhere: a property over refusals alone would prove nothing.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'accept',
        'dispatch',
        'reply',
        'confirm',
        'rework',
        'close',
        'solveOnSpot',
        'requestExtension',
        'extend',
        'withdraw',
      ]),
    );
  });
});
