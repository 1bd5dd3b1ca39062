import type { Actor, FixedClock } from '@app/kernel';
import { newId } from '@app/kernel';
import type { Database } from '@app/platform';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import { AppealRefused } from '../appeals.errors';
import type { RegisterAppeal } from '../appeals.registration';
import { AppealsService } from '../appeals.service';
import { APPEALS_ENTITIES } from '../persistence/entities';
import { Appeal } from '../persistence/appeal.entity';

/** A town with its office, its units and the people of the story, and a second town beside it. */
export interface AppealsWorld {
  readonly db: TestDatabase;
  readonly database: Database;
  readonly world: TestWorld;
  readonly appeals: AppealsService;
  readonly clock: FixedClock;
  readonly town: TestUnit;
  readonly office: TestUnit;
  readonly partyOffice: TestUnit;
  readonly roads: TestUnit;
  readonly village: TestUnit;
  readonly power: TestUnit;
  readonly firm: string;
  readonly cadre: Actor;
  readonly clerk: Actor;
  readonly head: Actor;
  readonly caller: Actor;
  readonly handler: Actor;
  readonly villager: Actor;
  readonly powerHandler: Actor;
  readonly divisionLeader: Actor;
  readonly chief: Actor;
  readonly link: Actor;
  readonly otherTown: TestUnit;
  readonly otherClerk: Actor;
  readonly otherHead: Actor;
}

export async function appealsWorld(clock: FixedClock): Promise<AppealsWorld> {
  const db = await TestDatabase.create();
  const database = await db.open([...APPEALS_ENTITIES], clock);
  const world = new TestWorld(database);
  const county = await world.unit('COUNTY', '西峡县', null, '411323000000');
  const town = await world.unit('TOWNSHIP', '阳城镇', county, '411323111000');
  const otherTown = await world.unit('TOWNSHIP', '丹水镇', county, '411323104000');
  const [office, partyOffice, roads] = [
    await world.unit('OFFICE', '经发办', town),
    await world.unit('OFFICE', '党政办', town),
    await world.unit('OFFICE', '村镇建设办', town),
  ];
  const village = await world.unit('VILLAGE', '牛王庙村', town, '411323111209');
  const powerCompany = await world.unit('DEPARTMENT', '县供电公司', county);
  const power = await world.unit('STATION', '供电所', powerCompany);
  const otherOffice = await world.unit('OFFICE', '丹水经发办', otherTown);
  const firm = await world.enterprise(village, '西峡县腾岳汽车配件有限公司（演示）', { shortName: '腾岳汽配' });
  const cadre = await world.actor('CADRE', roads, town);
  const clerk = await world.actor('OFFICE_CLERK', office, town);
  const link = await world.enterpriseActor(firm, village, clerk);
  // A card printed after an appeal proves less: this one was there before all of them.
  await db.look(`UPDATE enterprise_link SET recorded_at = '2020-01-01' WHERE id = $1`, [link.id]);
  return {
    db,
    database,
    world,
    appeals: new AppealsService(database),
    clock,
    town,
    office,
    partyOffice,
    roads,
    village,
    power,
    firm,
    cadre,
    clerk,
    head: await world.actor('OFFICE_HEAD', office, town),
    caller: await world.actor('CALLBACK_OFFICER', partyOffice, town),
    handler: await world.actor('HANDLER', roads),
    villager: await world.actor('HANDLER', village),
    powerHandler: await world.actor('HANDLER', power),
    divisionLeader: await world.actor('DIVISION_LEADER', town),
    chief: await world.actor('CHIEF_LEADER', town),
    link,
    otherTown,
    otherClerk: await world.actor('OFFICE_CLERK', otherOffice, otherTown),
    otherHead: await world.actor('OFFICE_HEAD', otherOffice, otherTown),
  };
}

/** The result, or the refusal as an error that names its code. */
export async function done(result: Promise<{ readonly id: string } | AppealRefused>): Promise<string> {
  const value = await result;
  if (value instanceof AppealRefused) throw new Error(`refused: ${value.code} ${value.field ?? ''}`);
  return value.id;
}

/** The code of the refusal; an error when it was done. */
export async function refused(result: Promise<{ readonly id: string } | AppealRefused>): Promise<string> {
  const value = await result;
  if (!(value instanceof AppealRefused)) throw new Error('it was done');
  return value.code;
}

/** Fills in what a registration needs. */
export const anAppeal = (w: AppealsWorld, given: Partial<RegisterAppeal> = {}): RegisterAppeal & { readonly clientId: string } => ({
  enterpriseId: w.firm,
  contactName: '张三',
  contactPhone: '13800005678',
  title: '厂门口道路坑洼',
  description: '厂门口80米路坑洼，货车托底',
  source: 'VISIT',
  clientId: newId(),
  ...given,
});

/** The row as the owner sees it. */
export async function rowOf(w: AppealsWorld, id: string): Promise<Appeal> {
  const [row] = await w.db.look<Appeal>(
    `SELECT id, number, state, outcome, closed_on AS "closedOn", rework_count AS "reworkCount", registered_on AS "registeredOn", acceptance_due_on AS "acceptanceDueOn",
       first_contact_due_on AS "firstContactDueOn", handling_day0 AS "handlingDay0", original_due_on AS "originalDueOn", due_on AS "dueOn", callback_due_on AS "callbackDueOn",
       due_inputs AS "dueInputs", category, complexity, version, merged_into AS "mergedInto", last_act_on AS "lastActOn" FROM appeal WHERE id = $1`,
    [id],
  );
  if (!row) throw new Error('no such appeal');
  return row;
}
