import { type Clock, FixedClock, newId, SYSTEM_ACTOR } from '@app/kernel';
import type { AuditAction, Database } from '@app/platform';
import { DEMO_AUDIT_ACTIONS } from '../demo.events';
import { at, STORY_ENDS_AT } from '../story/dates';
import { STORY_BEGINS } from '../story/people';
import { appealSteps } from './appeal.steps';
import { financingSteps } from './financing.steps';
import { registerSteps } from './register.steps';
import { renewDemoSlips } from './slips';
import { setStage } from './setting';
import { type DemoInstallation, Stage } from './stage';
import { visitSteps } from './visit.steps';

/** LOADED now · PRESENT from an earlier start · FOREIGN: units that are not of the story · UNFINISHED: an earlier loading broke off. */
export const DEMO_STATES = ['LOADED', 'PRESENT', 'FOREIGN', 'UNFINISHED'] as const;
export type DemoState = (typeof DEMO_STATES)[number];

const [BEGUN, DONE] = DEMO_AUDIT_ACTIONS;

/** What stands in the database before anything is loaded; undefined is an empty one. */
async function found(database: Database): Promise<Exclude<DemoState, 'LOADED'> | undefined> {
  const seen = await database.read(SYSTEM_ACTOR, (reader) =>
    reader.first<{ units: boolean; begun: boolean; done: boolean }>(
      `SELECT EXISTS (SELECT FROM unit) AS units, EXISTS (SELECT FROM audit_entry WHERE action = $1) AS begun,
              EXISTS (SELECT FROM audit_entry WHERE action = $2) AS done`,
      [BEGUN, DONE],
    ),
  );
  if (!seen?.units) return undefined;
  if (!seen.begun) return 'FOREIGN';
  return seen.done ? 'PRESENT' : 'UNFINISHED';
}

const mark = (database: Database, action: AuditAction): Promise<void> =>
  database.write(SYSTEM_ACTOR, (tx) => tx.audit({ action, subjectKind: 'installation', subjectId: newId(), orgPath: '0001.' }));

/**
 * Tells the year 2024 of 阳城镇 through the services, each act at its own instant by the people who did it. Only on an installation
 * without units; what it finds otherwise it leaves alone.
 * @param open builds the services on a database that runs by the given clock; closed again when the story is told
 */
export async function loadDemo(open: (clock: Clock) => Promise<DemoInstallation>, log: (line: string) => void): Promise<DemoState> {
  const clock = new FixedClock(at(STORY_BEGINS, '08:00'));
  const installation = await open(clock);
  try {
    const stage = new Stage(installation, clock);
    const before = await found(stage.database);
    if (before) {
      clock.set(STORY_ENDS_AT);
      if (before === 'PRESENT') await renewDemoSlips(stage.database);
      return before;
    }
    log('正在准备演示数据：机构、人员、市场主体 / preparing the demonstration');
    await mark(stage.database, BEGUN);
    await setStage(stage);
    const steps = [...registerSteps(), ...visitSteps(), ...appealSteps(), ...financingSteps()];
    // Stable: what happens in the same minute happens in the order written.
    steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    let month = '';
    for (const step of steps) {
      if (!step.at.startsWith(month) || month === '') {
        month = step.at.slice(0, 7);
        log(`演示数据：${month}`);
      }
      clock.set(step.at);
      await step.run(stage);
    }
    clock.set(STORY_ENDS_AT);
    await renewDemoSlips(stage.database);
    await mark(stage.database, DONE);
    return 'LOADED';
  } finally {
    await installation.close();
  }
}
