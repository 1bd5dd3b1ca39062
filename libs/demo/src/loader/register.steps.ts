import { type Actor, addDays, Money, permissionsOf } from '@app/kernel';
import type { Tx } from '@app/platform';
import type { NotVisitedReason as NotVisitedCode } from '@app/visits';
import { at, CAMPAIGN_BEGINS, CAMPAIGN_ENDS, CAMPAIGN_NAME } from '../story/dates';
import type { NotVisitedReason, StoryFirm } from '../story/firm';
import { FIRMS, firmNamed, SECOND_TOWN_FIRMS } from '../story/firms';
import { LIAISONS, type StoryLiaison } from '../story/liaison';
import { EVERYBODY, FORMER_CADRE_LOGIN, STORY_BEGINS, SUCCESSOR_LOGIN, TAKEN_OVER_ON, TRANSFERRED_ON } from '../story/people';
import { VILLAGES } from '../story/units';
import { endFirstPowers, endPostOf, givePosts, makePeople, switchOff } from './setting';
import type { Stage, Step } from './stage';

const VILLAGE_NAMES = new Map<string, string>(VILLAGES.map(({ key, shortName }) => [key, shortName]));
/** The day of the transfer itself is the first without anybody. */
const LAST_DAY_OF_LIAISON = addDays(TRANSFERRED_ON, -1);
/** Firms entered in one transaction. */
const CHUNK = 95;

const chunks = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, i) => values.slice(i * size, (i + 1) * size));

async function enterFirm(stage: Stage, tx: Tx, firm: StoryFirm): Promise<void> {
  const result = await stage.enterprises.createIn(tx, {
    unitId: stage.unit(firm.village).id,
    name: firm.name,
    shortName: firm.shortName,
    kind: firm.kind,
    creditCode: firm.codeSince ? null : firm.code,
    industryCode: firm.industry,
    capital: firm.capitalWan ? { amount: Money.fromWan(firm.capitalWan) } : null,
    establishedOn: firm.establishedOn,
    registeredAddress: `西峡县${VILLAGE_NAMES.has(firm.village) ? `阳城镇${VILLAGE_NAMES.get(firm.village) ?? ''}` : '丹水镇'}`,
    contactName: firm.contactName,
    contactPhone: firm.contactPhone,
    isDemo: true,
  });
  stage.firmIds.set(firm.no, stage.must(result, `firm ${firm.name}`).id);
}

async function enterFirms(stage: Stage, login: string, firms: readonly StoryFirm[]): Promise<void> {
  const actor = stage.as(login);
  for (const some of chunks(firms, CHUNK)) {
    await stage.database.write(actor, async (tx) => {
      for (const firm of some) await enterFirm(stage, tx, firm);
    });
  }
}

async function assign(stage: Stage, liaisons: readonly StoryLiaison[]): Promise<void> {
  const actor = stage.as('zhuanyuan');
  for (const some of chunks(liaisons, CHUNK)) {
    await stage.database.write(actor, async (tx) => {
      for (const { firm, login, role, from, until } of some) {
        const input = { enterpriseId: stage.firmId(firm), personId: stage.personId(login), role, from };
        const { id } = stage.must(await stage.liaison.assignIn(tx, input), `liaison of ${firm.shortName}`);
        if (until) stage.endingLiaisons.push(id);
      }
    });
  }
}

const NEW_STATUS: Readonly<Partial<Record<NotVisitedReason, 'UNREACHABLE' | 'DEREGISTERED' | 'RELOCATED' | 'DORMANT'>>> = {
  失联: 'UNREACHABLE',
  注销: 'DEREGISTERED',
  迁出: 'RELOCATED',
  停业: 'DORMANT',
};

const NOTED: Readonly<Partial<Record<NotVisitedReason, readonly [code: NotVisitedCode, note: string]>>> = {
  失联: ['UNREACHABLE', '三次上门无人，登记电话停机，村里也联系不上'],
  注销: ['DEREGISTERED', '已办理注销登记，经营场所已关门'],
  迁出: ['RELOCATED', '已迁到外地经营，原址空置'],
  停业: ['DORMANT', '暂停营业，经营者外出务工'],
  婉拒: ['DECLINED', '经营者表示近期忙，没有困难，谢绝上门'],
};

/** The reason goes beside the firm on the campaign's list; a double explains itself by its merge. */
async function noteGap(stage: Stage, actor: Actor, { notVisited, name, no }: StoryFirm): Promise<void> {
  const noted = notVisited && NOTED[notVisited.reason];
  const enterpriseId = stage.firmIds.get(no);
  if (!noted || !enterpriseId || !stage.campaignId) return;
  const [reason, note] = noted;
  const input = { clientId: `demo-not-visited-${no}`, campaignId: stage.campaignId, enterpriseId, reason, note };
  stage.must(await stage.coverage.note(actor, input), `why ${name} was not visited`);
}

/** What the campaign found out about the firms that nobody could visit. */
function gapSteps(): Step[] {
  return FIRMS.flatMap((firm): Step[] => {
    if (!firm.notVisited) return [];
    const { reason, foundOn, survivorNo } = firm.notVisited;
    const status = NEW_STATUS[reason];
    const survivor = FIRMS.find(({ no }) => no === survivorNo);
    return [
      {
        at: at(foundOn, '17:05'),
        run: async (stage) => {
          const [actor, id] = [stage.as('zhuanyuan'), stage.firmId(firm)];
          if (status) stage.must(await stage.enterprises.edit(actor, { enterpriseId: id, version: 1, status }), `status of ${firm.name}`);
          if (!survivor) return noteGap(stage, actor, firm);
          const input = { loserId: id, survivorId: stage.firmId(survivor), reason: '走访核实为同一经营者的同一农场，重复建档' };
          stage.must(await stage.merges.merge(actor, input), `merge of ${firm.name}`);
        },
      },
    ];
  });
}

/** Firms that speak for themselves in the story. */
const LINKED = ['佳明食品', '腾岳汽配', '宛茸菌业', '果园春合作社', '胖嫂饭店', '众合包装', '绿源茶叶'];

async function issueLinks(stage: Stage): Promise<void> {
  const clerk = stage.as('zhuanyuan');
  for (const name of LINKED) {
    const firm = firmNamed(name);
    const { linkId, enterpriseId } = await stage.links.issue(clerk, { enterpriseId: stage.firmId(firm) });
    const home = stage.unit(firm.village);
    stage.firmLinks.set(name, {
      kind: 'ENTERPRISE',
      id: linkId,
      postId: null,
      role: 'ENTERPRISE_LINK',
      unitId: home.id,
      unitPath: home.path,
      scopeUnitId: null,
      scopePath: null,
      enterpriseId,
      sessionId: null,
      permissions: permissionsOf('ENTERPRISE_LINK'),
    });
  }
}

const later = LIAISONS.filter(({ from }) => from === TAKEN_OVER_ON);

async function endLiaisons(stage: Stage): Promise<void> {
  const actor = stage.as('zhuanyuan');
  await stage.database.write(actor, async (tx) => {
    for (const liaisonId of stage.endingLiaisons) {
      const input = { liaisonId, on: LAST_DAY_OF_LIAISON, reason: '包联干部工作调动' };
      stage.must(await stage.liaison.endIn(tx, input), 'end of a liaison');
    }
  });
}

async function bringSuccessor(stage: Stage): Promise<void> {
  const successor = EVERYBODY.filter(({ login }) => login === SUCCESSOR_LOGIN);
  await makePeople(stage, successor);
  await givePosts(stage, successor);
}

/** Register, responsibilities and campaign. */
export const registerSteps = (): Step[] => [
  { at: at(STORY_BEGINS, '09:10'), run: (stage) => enterFirms(stage, 'zhuanyuan', FIRMS) },
  { at: at(STORY_BEGINS, '09:40'), run: (stage) => enterFirms(stage, 'danshui', SECOND_TOWN_FIRMS) },
  {
    at: at(STORY_BEGINS, '14:00'),
    run: (stage) =>
      assign(
        stage,
        LIAISONS.filter(({ from }) => from === STORY_BEGINS),
      ),
  },
  { at: at('2024-01-03', '08:30'), run: endFirstPowers },
  { at: at('2024-03-01', '10:00'), run: issueLinks },
  { at: at(TRANSFERRED_ON, '16:00'), run: endLiaisons },
  { at: at(TRANSFERRED_ON, '17:20'), run: (stage) => endPostOf(stage, FORMER_CADRE_LOGIN) },
  { at: at('2024-08-13', '09:00'), run: (stage) => switchOff(stage, FORMER_CADRE_LOGIN) },
  { at: at('2024-08-14', '16:00'), run: bringSuccessor },
  { at: at(TAKEN_OVER_ON, '09:00'), run: (stage) => assign(stage, later) },
  {
    at: at('2024-11-11', '16:00'),
    run: async (stage) => {
      const input = { clientId: 'demo-campaign-2024', name: CAMPAIGN_NAME, from: CAMPAIGN_BEGINS, to: CAMPAIGN_ENDS };
      stage.campaignId = (await stage.campaigns.create(stage.as('zhuanyuan'), input)).id;
    },
  },
  {
    // The list of the campaign: everybody in the register of the town that morning.
    at: at(CAMPAIGN_BEGINS, '08:00'),
    run: async (stage) => {
      const input = {
        clientId: 'demo-campaign-list-2024',
        campaignId: stage.campaignId ?? '',
        reason: '按镇里市场主体台账，一户不漏',
        filter: {},
      };
      stage.must(await stage.lists.freeze(stage.as('zhuanyuan'), input), 'the list of the campaign');
    },
  },
  {
    at: at('2024-12-03', '16:00'),
    run: async (stage) => {
      const firm = firmNamed('山里红农场');
      const input = { enterpriseId: stage.firmId(firm), version: 1, creditCode: firm.code };
      stage.must(await stage.enterprises.edit(stage.as('zhuanyuan'), input), 'the code of 山里红');
    },
  },
  ...gapSteps(),
];
