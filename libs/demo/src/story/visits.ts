import { localDate } from '@app/kernel';
import { campaignVisits } from './campaign-visits';
import { CALENDAR } from './dates';
import { liaisonVisits } from './liaison-visits';
import { FORMER_CADRE_LOGIN } from './people';
import { Random } from './random';
import { SECOND_TOWN_FIRMS } from './firms';
import type { PlannedVisit, StoryVisit } from './visit';
import { visitTopics, visitWords } from './visit-words';

/** 补录: entered five to nine working days after the day. */
export const LATE_ENTRIES = { liaison: 14, campaign: 9 } as const;

/** Which visits somebody forgot for a week; not those of the cadre who left. */
function lateOnes(visits: readonly PlannedVisit[]): ReadonlySet<PlannedVisit> {
  const random = new Random('late entries');
  const ofCampaign = (campaign: boolean) =>
    random.shuffled(
      visits.filter(
        (v) =>
          v.campaign === campaign && v.channel !== 'SEMINAR' && !v.matter && v.by !== FORMER_CADRE_LOGIN && v.on <= localDate('2024-12-16'),
      ),
    );
  return new Set([...ofCampaign(false).slice(0, LATE_ENTRIES.liaison), ...ofCampaign(true).slice(0, LATE_ENTRIES.campaign)]);
}

/** Evening minutes after supper: 17:40 to 20:39. */
const evening = (random: Random): string => {
  const minutes = 17 * 60 + 40 + random.under(180);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

function written(): StoryVisit[] {
  const planned = [...campaignVisits(), ...liaisonVisits()];
  const late = lateOnes(planned);
  const random = new Random('entries');
  /** What one person enters on one evening is entered in one go. */
  const evenings = new Map<string, string>();
  return planned.map((visit, index) => {
    const about = new Random(`visit ${index}`);
    const topics = visit.topics ?? visitTopics(visit, about);
    const enteredOn = late.has(visit) ? CALENDAR.addWorkingDays(visit.on, 5 + random.under(5)).date : visit.on;
    const key = `${visit.by} ${enteredOn}`;
    const time = evenings.get(key) ?? evening(random);
    evenings.set(key, time);
    return {
      ...visit,
      topics,
      note: visit.note ?? visitWords(visit, topics, about),
      place: visit.channel === 'SEMINAR' ? '镇政府二楼会议室' : null,
      enteredOn,
      enteredAt: visit.matter ? '11:30' : time,
    };
  });
}

/** 615 家次 of 阳城镇 in 2024, in the order they were entered. */
export const VISITS: readonly StoryVisit[] = written().sort((a, b) =>
  `${a.enteredOn}T${a.enteredAt} ${a.by} ${a.on}` < `${b.enteredOn}T${b.enteredAt} ${b.by} ${b.on}` ? -1 : 1,
);

/** Three visits of the second town: nobody in 阳城镇 sees or counts them. */
export const SECOND_TOWN_VISITS: readonly StoryVisit[] = SECOND_TOWN_FIRMS.map((firm, index): StoryVisit => {
  const on = localDate(['2024-11-19', '2024-11-20', '2024-11-22'][index] ?? '2024-11-25');
  const plan: PlannedVisit = { on, channel: 'ON_SITE', firms: [firm], by: 'danshui', campaign: false };
  const random = new Random(`second town visit ${index}`);
  const topics = visitTopics(plan, random);
  return { ...plan, topics, note: visitWords(plan, topics, random), place: null, enteredOn: on, enteredAt: '18:05' };
});
