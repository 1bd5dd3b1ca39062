import type { LocalDate } from '@app/kernel';
import type { StoryFirm } from './firm';
import { FIRMS } from './firms';
import { CADRES, FORMER_CADRE_LOGIN, STORY_BEGINS, SUCCESSOR_LOGIN, TAKEN_OVER_ON, TRANSFERRED_ON } from './people';
import { VILLAGES } from './units';

/** The first twenty cadres look after thirteen firms, the last ten after twelve: 380. */
export const FIRMS_OF_A_CADRE = { first: 20, each: 13, rest: 12 } as const;

const VILLAGE_ORDER = new Map<string, number>(VILLAGES.map(({ key }, index) => [key, index]));
const byVillage = [...FIRMS].sort((a, b) => (VILLAGE_ORDER.get(a.village) ?? 0) - (VILLAGE_ORDER.get(b.village) ?? 0) || a.no - b.no);

/** Who looks after which firm at the end of the story, by login. Neighbouring villages go together. */
export const FIRMS_BY_CADRE: ReadonlyMap<string, readonly StoryFirm[]> = (() => {
  let next = 0;
  return new Map(
    CADRES.map(({ login }, index) => {
      const many = index < FIRMS_OF_A_CADRE.first ? FIRMS_OF_A_CADRE.each : FIRMS_OF_A_CADRE.rest;
      const firms = byVillage.slice(next, next + many);
      next += many;
      return [login, firms];
    }),
  );
})();

const CADRE_BY_FIRM = new Map([...FIRMS_BY_CADRE].flatMap(([login, firms]) => firms.map(({ no }) => [no, login] as const)));

/** The cadre of a firm on a day; nobody in the three days between two holders. */
export function cadreOf(firm: StoryFirm, on: LocalDate): string | null {
  const login = CADRE_BY_FIRM.get(firm.no) ?? null;
  if (login !== SUCCESSOR_LOGIN) return login;
  if (on < TRANSFERRED_ON) return FORMER_CADRE_LOGIN;
  return on < TAKEN_OVER_ON ? null : SUCCESSOR_LOGIN;
}

export interface StoryLiaison {
  readonly firm: StoryFirm;
  readonly login: string;
  readonly role: 'CADRE' | 'TOWN_LEADER';
  readonly from: LocalDate;
  /** First day without. */
  readonly until?: LocalDate;
  readonly endReason?: string;
}

/** Leaders for the firms above the designated size and those the mechanism is about. */
const LEADERS: readonly (readonly [firm: string, login: string])[] = [
  ['龙兴', 'shuji'],
  ['佳明食品', 'zhenzhang'],
  ['腾岳汽配', 'fuzhenzhang'],
  ['宛茸菌业', 'renda'],
  ['鼎泽耐材', 'fushuji'],
];

export const LIAISONS: readonly StoryLiaison[] = [
  ...FIRMS.flatMap((firm): StoryLiaison[] => {
    const login = CADRE_BY_FIRM.get(firm.no) ?? '';
    if (login !== SUCCESSOR_LOGIN) return [{ firm, login, role: 'CADRE', from: STORY_BEGINS }];
    return [
      { firm, login: FORMER_CADRE_LOGIN, role: 'CADRE', from: STORY_BEGINS, until: TRANSFERRED_ON, endReason: '包联干部工作调动' },
      { firm, login, role: 'CADRE', from: TAKEN_OVER_ON },
    ];
  }),
  ...FIRMS.flatMap((firm): StoryLiaison[] =>
    LEADERS.filter(([name]) => name === firm.shortName).map(([, login]) => ({ firm, login, role: 'TOWN_LEADER', from: STORY_BEGINS })),
  ),
];
