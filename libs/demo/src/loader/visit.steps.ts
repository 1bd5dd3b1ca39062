import type { Tx } from '@app/platform';
import { numberOf, type StoryAppeal } from '../story/appeal-acts';
import { APPEALS } from '../story/appeals';
import { at } from '../story/dates';
import { DEMANDS, type StoryDemand } from '../story/financing';
import { firmNamed } from '../story/firms';
import type { StoryVisit } from '../story/visit';
import { SECOND_TOWN_VISITS, VISITS } from '../story/visits';
import { demandInput } from './financing.steps';
import type { Stage, Step } from './stage';

async function log(stage: Stage, tx: Tx, visit: StoryVisit, clientId: string): Promise<void> {
  const { on, channel, firms, topics, note, place, campaign, companions = [], outsiders = [], matter } = visit;
  const { id } = stage.must(
    await stage.visits.logIn(tx, {
      clientId,
      occurredOn: on,
      channel,
      firms: firms.map((firm) => ({ enterpriseId: stage.firmId(firm) })),
      participantIds: companions.map((login) => stage.personId(login)),
      outsiders,
      topics,
      note,
      place,
      campaignId: campaign ? stage.campaignId : null,
    }),
    `visit of ${on} by ${visit.by}`,
  );
  if (!matter) return;
  const came = <T extends StoryAppeal | StoryDemand>(matters: readonly T[], is: (one: T) => boolean): T[] =>
    matters.filter((one) => is(one) && one.on === on && firms.includes(firmNamed(one.firm)));
  for (const one of came(APPEALS, ({ source }) => source === 'VISIT')) await raise(stage, tx, one, id);
  for (const one of came(DEMANDS, ({ fromVisit }) => fromVisit)) {
    const recorded = await stage.financing.recordDemandIn(tx, { ...demandInput(stage, one), visitId: id });
    stage.demandIds.set(one.firm, stage.must(recorded, `demand of ${one.firm}`).demandId);
  }
}

async function raise(stage: Stage, tx: Tx, one: StoryAppeal, visitId: string): Promise<void> {
  const enterpriseId = stage.firmId(firmNamed(one.firm));
  const registered = await stage.appeals.registerIn(tx, {
    enterpriseId,
    title: one.title,
    description: one.description,
    source: 'VISIT',
    visitId,
  });
  stage.appealIds.set(numberOf(one), stage.must(registered, numberOf(one)).id);
}

/** What one person entered at one time is one transaction. */
export function visitSteps(): Step[] {
  const batches = new Map<string, StoryVisit[]>();
  for (const visit of [...VISITS, ...SECOND_TOWN_VISITS]) {
    const key = `${at(visit.enteredOn, visit.enteredAt)} ${visit.by}`;
    batches.set(key, [...(batches.get(key) ?? []), visit]);
  }
  return [...batches].map(([key, visits]) => ({
    at: key.split(' ')[0] ?? '',
    run: async (stage) => {
      const actor = stage.as(visits[0]?.by ?? '');
      await stage.database.write(actor, async (tx) => {
        for (const [i, visit] of visits.entries()) await log(stage, tx, visit, `demo-visit ${key} ${i}`);
      });
    },
  }));
}
