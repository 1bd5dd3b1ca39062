import { firmsSection } from './firms/firms.section';
import { meSection } from './me/me.section';
import { outboxSection } from './outbox/outbox.section';
import type { Section } from './shell/section';
import { todaySection } from './today/today.section';
import { visitSection } from './visit/visit.section';

/** Every section of the cadre's app: the only place outside its own folder that a new one enters. */
export const SECTIONS: readonly Section[] = [todaySection, firmsSection, visitSection, outboxSection, meSection];
