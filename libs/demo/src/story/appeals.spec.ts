import { localDate, type LocalDate, shanghaiInstant } from '@app/kernel';
import type { StoryAct, StoryAppeal, StoryDeed } from './appeal-acts';
import { numberOf } from './appeal-acts';
import { appealNumbered, APPEALS } from './appeals';
import { CALENDAR } from './dates';
import { firmNamed } from './firms';
import { EVERYBODY } from './people';
import { SOLVED_APPEALS } from './solved-appeals';
import { UNITS } from './units';
import { VISITS } from './visits';

type Told<D extends StoryDeed['do']> = StoryAct & { readonly do: D };
const acts = <D extends StoryDeed['do']>(one: StoryAppeal, what: D): Told<D>[] => one.acts.filter((act): act is Told<D> => act.do === what);
const first = <D extends StoryDeed['do']>(one: StoryAppeal, what: D): Told<D> => {
  const [found] = acts(one, what);
  if (!found) throw new Error(`${numberOf(one)} has no ${what}`);
  return found;
};
const LIMITS = { SIMPLE: 3, ORDINARY: 5, SEVERAL_UNITS: 15, COMPLEX: 30 } as const;
const day = (text: string): LocalDate => localDate(`2024-${text}`);

/** The table of the story: 挂号, 交办, 时限 (工作日), 到期, 首次答复, 确认, 级, 评价, 销号. */
type Row = readonly [
  no: number,
  firm: string,
  on: string,
  sent: string,
  limit: 5 | 15,
  due: string,
  replied: string,
  confirmed: string,
  grade: string,
  rated: string | undefined,
  closed: string,
];
const TABLE: readonly Row[] = [
  [1, '佳明食品', '03-05', '03-06', 15, '03-27', '03-22', '03-25', 'B', 'VERY_SATISFIED', '03-26'],
  [2, '果园春合作社', '04-09', '04-10', 15, '04-30', '04-28', '04-30', 'C', 'SATISFIED', '05-06'],
  [4, '腾岳汽配', '05-13', '05-14', 5, '05-21', '05-20', '05-31', 'A', 'SATISFIED', '06-03'],
  [5, '宛茸菌业', '06-17', '06-18', 15, '07-09', '07-15', '07-16', 'B', 'VERY_SATISFIED', '07-17'],
  [7, '龙兴', '07-17', '07-17', 5, '07-24', '07-23', '07-25', 'C', 'SATISFIED', '07-26'],
  [9, '佳明食品', '08-19', '08-20', 5, '08-27', '08-26', '08-28', 'B', 'SATISFIED', '08-29'],
  [10, '果园春合作社', '09-03', '09-04', 5, '09-11', '09-10', '09-11', 'A', 'VERY_SATISFIED', '09-12'],
  [11, '胖嫂饭店', '09-12', '09-12', 5, '09-20', '09-20', '09-23', 'B', 'VERY_SATISFIED', '09-24'],
  [13, '佳明食品', '10-09', '10-10', 15, '10-30', '10-31', '11-01', 'B', 'BASICALLY_SATISFIED', '11-04'],
  [17, '宛茸菌业', '11-14', '11-15', 15, '12-06', '12-04', '12-05', 'A', 'VERY_SATISFIED', '12-06'],
  [18, '腾岳汽配', '11-19', '11-20', 5, '11-27', '11-26', '11-27', 'B', 'SATISFIED', '11-28'],
  [19, '山里红农场', '11-26', '11-27', 5, '12-04', '12-03', '12-04', 'C', undefined, '12-05'],
];

describe('the twelve solved appeals', () => {
  it.each(TABLE.map((row) => ({ no: row[0], row })))('$no has the dates of the story', ({ row }) => {
    const [no, firm, on, sent, limit, due, replied, confirmed, grade, rated, closed] = row;
    const one = appealNumbered(`SQ-411323111-2024-${String(no).padStart(4, '0')}`);
    expect([one.firm, one.on, one.state]).toEqual([firm, day(on), 'CLOSED']);
    const { complexity } = first(one, 'accept');
    expect([first(one, 'dispatch').on, LIMITS[complexity]]).toEqual([day(sent), limit]);
    expect(CALENDAR.addWorkingDays(day(sent), limit).date).toBe(day(due));
    expect(first(one, 'reply').on).toBe(day(replied));
    const last = acts(one, 'confirm').at(-1);
    const klass = last?.by === 'the firm' ? 'A' : last?.paper ? 'C' : 'B';
    expect([last?.on, klass, last?.satisfaction]).toEqual([day(confirmed), grade, rated]);
    if (klass === 'B') expect(last?.by).toBe('huifang');
    expect(first(one, 'close').on).toBe(day(closed));
  });

  it('are 12件 of 7家, most of them 佳明食品', () => {
    expect(SOLVED_APPEALS).toHaveLength(12);
    const byFirm = new Map<string, number>();
    for (const { firm } of SOLVED_APPEALS) byFirm.set(firm, (byFirm.get(firm) ?? 0) + 1);
    expect(Object.fromEntries(byFirm)).toEqual({
      佳明食品: 3,
      果园春合作社: 2,
      腾岳汽配: 2,
      宛茸菌业: 2,
      龙兴: 1,
      胖嫂饭店: 1,
      山里红农场: 1,
    });
  });

  it('were answered in time 10 of 12, with the extension 11 of 12; 10 of 11 ratings satisfied', () => {
    const late = TABLE.filter(([, , , , , due, replied]) => replied > due).map(([no]) => no);
    expect(late).toEqual([5, 13]);
    const extension = first(appealNumbered('SQ-411323111-2024-0005'), 'requestExtension');
    expect(extension.newDueOn).toBe(day('07-16'));
    expect(CALENDAR.workingDaysBetween(extension.on, day('07-09'))).toBeGreaterThanOrEqual(1);
    expect(extension.newDueOn <= CALENDAR.addWorkingDays(day('07-09'), 15).date).toBe(true);
    expect(CALENDAR.workingDaysBetween(day('10-30'), day('10-31'))).toBe(1);
    const ratings = TABLE.flatMap(([, , , , , , , , , rated]) => rated ?? []);
    expect([ratings.filter((r) => r === 'VERY_SATISFIED' || r === 'SATISFIED').length, ratings.length]).toEqual([10, 11]);
  });

  it('sent 0004 back once, with five new working days from the next one', () => {
    const one = appealNumbered('SQ-411323111-2024-0004');
    const [no, yes] = acts(one, 'confirm');
    expect([no?.solved, no?.on, yes?.solved]).toEqual(['NO', day('05-21'), 'YES']);
    expect(CALENDAR.addWorkingDays(CALENDAR.nextWorkingDay(day('05-21')), 5).date).toBe(day('05-29'));
    expect(acts(one, 'reply').map(({ on }) => on)).toEqual([day('05-20'), day('05-29')]);
  });

  it('are never closed by somebody who answered or called', () => {
    const wrong = SOLVED_APPEALS.filter((one) => {
      const involved = new Set(
        one.acts.filter((a) => ['acknowledge', 'reply', 'supportReply', 'confirm', 'attempt'].includes(a.do)).map((a) => a.by),
      );
      return involved.has(first(one, 'close').by);
    });
    expect(wrong).toEqual([]);
  });
});

const dueOf = (no: number, limit: number) => {
  const one = APPEALS.find((a) => a.no === no);
  return one && CALENDAR.addWorkingDays(first(one, 'dispatch').on, limit).date;
};

describe('the twenty-three numbers', () => {
  it('are registered in the order of their numbers', () => {
    expect(APPEALS.map(({ no }) => no)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
    const instants = APPEALS.map(({ on, time }) => `${on}T${time}`);
    expect([...instants].sort()).toEqual(instants);
    const states = new Map<string, number>();
    for (const { state } of APPEALS) states.set(state, (states.get(state) ?? 0) + 1);
    // 12 solved + 0006 explained; two other exits; seven open.
    expect(Object.fromEntries(states)).toEqual({
      CLOSED: 13,
      IN_PROGRESS: 5,
      REPLIED: 1,
      REGISTERED: 1,
      TRANSFERRED: 1,
      WITHDRAWN: 1,
      CLOSED_UNCONFIRMED: 1,
    });
  });

  it('are accepted within a working day, and every act follows the one before it on a working day', () => {
    for (const one of APPEALS) {
      const name = numberOf(one);
      const accept = one.acts.find((act) => act.do === 'accept');
      const day0 = CALENDAR.startDay(shanghaiInstant(one.on, one.time));
      if (accept) expect([name, accept.on <= CALENDAR.addWorkingDays(day0, 1).date]).toEqual([name, true]);
      const times = [`${one.on} ${one.time}`, ...one.acts.map(({ on, time }) => `${on} ${time}`)];
      expect([name, [...times].sort()]).toEqual([name, times]);
      expect([name, one.acts.filter(({ on }) => !CALENDAR.isWorkingDay(on))]).toEqual([name, []]);
      expect(one.acts.every(({ time }) => time >= '09:00' && time <= '17:30')).toBe(true);
    }
  });

  it('are called back within three working days of every reply', () => {
    for (const one of APPEALS) {
      for (const reply of one.acts.filter((act) => act.do === 'reply' || act.do === 'solveOnSpot')) {
        const next = one.acts.find((act) => (act.do === 'confirm' || act.do === 'attempt') && act.on >= reply.on);
        expect([numberOf(one), next !== undefined && next.on <= CALENDAR.addWorkingDays(reply.on, 3).date]).toEqual([numberOf(one), true]);
      }
    }
  });

  it('have the due dates of the story where they are open', () => {
    expect([dueOf(15, 5), dueOf(16, 15), dueOf(21, 15), dueOf(22, 5)]).toEqual(['2024-10-30', '2024-12-04', '2025-01-02', '2025-01-02']);
    expect(CALENDAR.workingDaysBetween(localDate('2024-12-04'), localDate('2024-12-31'))).toBe(19);
    const last = appealNumbered('SQ-411323111-2024-0023');
    expect(CALENDAR.startDay(shanghaiInstant(last.on, last.time))).toBe('2024-12-31');
    expect(CALENDAR.addWorkingDays(localDate('2024-12-31'), 1).date).toBe('2025-01-02');
  });

  it('come from a visit of the same day where they say so, and name people and units that exist', () => {
    const logins = new Set(EVERYBODY.map(({ login }) => login));
    const units = new Set(UNITS.map(({ key }) => key));
    for (const one of APPEALS) {
      const firm = firmNamed(one.firm);
      const visited = VISITS.some((v) => v.matter && v.on === one.on && v.enteredAt === one.time && v.firms.includes(firm));
      expect([numberOf(one), visited]).toEqual([numberOf(one), one.source === 'VISIT']);
      for (const act of one.acts) {
        if (act.by !== 'the firm') expect(logins.has(act.by)).toBe(true);
        if (act.do === 'dispatch')
          for (const unit of [act.lead, ...(act.assistingUnits ?? []).map((s) => s.unit)])
            if (unit) expect([unit, units.has(unit)]).toEqual([unit, true]);
      }
    }
  });
});
