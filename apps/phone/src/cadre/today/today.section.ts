import type { Section } from '../shell/section';
import { TodayPage } from './TodayPage';

export const todaySection: Section = {
  name: 'today',
  pages: [{ path: '/', access: (can) => can('visit:log'), component: TodayPage, nav: { label: { zh: '今天', en: 'Today' }, order: 10 } }],
};
