import type { UserError } from '@app/platform';
import { numberOf, SECOND_TOWN_PREFIX, type StoryAct, type StoryAppeal, THE_FIRM } from '../story/appeal-acts';
import { APPEALS, SECOND_TOWN_APPEAL } from '../story/appeals';
import { at } from '../story/dates';
import { firmNamed } from '../story/firms';
import type { Stage, Step } from './stage';

type Done = Promise<{ readonly id: string } | UserError>;

/** Who did it, in which of his posts: a cadre handles as handler of the office. */
const actorOf = (stage: Stage, one: StoryAppeal, act: StoryAct) => {
  if (act.by === THE_FIRM) return stage.firmItself(one.firm);
  const handles = act.do === 'acknowledge' || act.do === 'supportReply' || act.do === 'reply' || act.do === 'requestExtension';
  return handles ? stage.asIfHeld(act.by, 'HANDLER') : stage.as(act.by);
};

function perform(stage: Stage, one: StoryAppeal, act: StoryAct): Done {
  const actor = actorOf(stage, one, act);
  const appealId = stage.appealIds.get(numberOf(one)) ?? '';
  const { appeals } = stage;
  const unitOf = (key: string): { readonly unitId: string } => ({ unitId: stage.unit(key).id });
  switch (act.do) {
    case 'accept':
      return appeals.accept(actor, { appealId, category: act.category, complexity: act.complexity });
    case 'contact':
      return appeals.recordContact(actor, { appealId, channel: act.channel, note: act.note });
    case 'dispatch':
      return appeals.dispatch(actor, {
        appealId,
        instructions: act.instructions,
        ...(act.lead ? { leadUnitId: stage.unit(act.lead).id } : {}),
        ...(act.form ? { form: act.form } : {}),
        assistingUnits: (act.assistingUnits ?? []).map(({ unit, ...how }) => ({ ...unitOf(unit), ...how })),
      });
    case 'acknowledge':
      return appeals.acknowledge(actor, { appealId, ...(act.unit ? unitOf(act.unit) : {}) });
    case 'supportReply':
      return appeals.replyAsAssistingUnit(actor, { appealId, reply: act.reply, ...unitOf(act.unit) });
    case 'requestExtension':
      return appeals.requestExtension(actor, { appealId, reason: act.reason, newDueOn: act.newDueOn });
    case 'extend':
      return appeals.decideRequest(actor, { appealId, kind: 'EXTENSION', approve: true, comment: act.comment });
    case 'reply':
    case 'solveOnSpot': {
      const { outcome, reply, ruleQuoted, evidenceKind, evidence } = act;
      const answer = { appealId, outcome, reply, evidenceKind, ...(ruleQuoted ? { ruleQuoted } : {}), ...(evidence ? { evidence } : {}) };
      return act.do === 'reply' ? appeals.reply(actor, answer) : appeals.solveOnSpot(actor, answer);
    }
    case 'attempt':
      return appeals.recordAttempt(actor, { appealId, channel: 'PHONE', result: act.result, note: act.note });
    case 'confirm':
      return appeals.confirm(actor, {
        appealId,
        solved: act.solved,
        comment: act.comment,
        ...(act.satisfaction ? { satisfaction: act.satisfaction } : {}),
        ...(act.paper ? { signedPaper: true, note: act.paper } : {}),
      });
    case 'close':
      return appeals.close(actor, { appealId });
    case 'closeUnconfirmed':
      return appeals.closeUnconfirmed(actor, { appealId, reason: act.reason });
    case 'withdraw':
      return appeals.withdraw(actor, { appealId, reason: act.reason, comment: act.comment });
    case 'transfer':
      return appeals.transfer(actor, {
        appealId,
        receiver: act.receiver,
        receiverNo: act.receiverNo,
        receivedOn: act.receivedOn,
        reason: act.reason,
      });
  }
}

function registration(one: StoryAppeal, key: string, clerk: string): Step[] {
  if (one.source === 'VISIT') return [];
  return [
    {
      at: at(one.on, one.time),
      run: async (stage) => {
        const { title, description, source, sourceNo } = one;
        const actor = source === 'ENTERPRISE' ? stage.firmItself(one.firm) : stage.as(clerk);
        const firm = source === 'ENTERPRISE' ? {} : { enterpriseId: stage.firmId(firmNamed(one.firm)) };
        const input = { clientId: `demo ${key}`, ...firm, title, description, source, ...(sourceNo ? { sourceNo } : {}) };
        stage.appealIds.set(key, stage.must(await stage.appeals.register(actor, input), key).id);
      },
    },
  ];
}

/** 挂号 to 销号, act by act. What came up during a visit was registered with it. */
export const appealSteps = (): Step[] => [
  ...APPEALS.flatMap((one) => [
    ...registration(one, numberOf(one), 'zhuanyuan'),
    ...one.acts.map((act) => ({
      at: at(act.on, act.time),
      run: async (stage: Stage) => void stage.must(await perform(stage, one, act), `${numberOf(one)} ${act.do}`),
    })),
  ]),
  ...registration(SECOND_TOWN_APPEAL, `${SECOND_TOWN_PREFIX}-0001`, 'danshui'),
];
