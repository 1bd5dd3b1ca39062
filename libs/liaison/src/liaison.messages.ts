import { defineMessages } from '@app/messages';

/** Who is responsible for which firm. */
export const LIAISON_MESSAGES = defineMessages({
  LIAISON_TAKEN: { zh: '这段时间已经有人以同一角色包联这家企业', en: 'Somebody holds this role for the firm in that time already' },
  LIAISON_TAKEN_LATER: {
    zh: '{date} 起已经安排了包联人，最早可从次日更换',
    en: 'Somebody is assigned from {date} on: change it from the day after at the earliest',
  },
  LIAISON_NO_POST: { zh: '这个人当前没有在任岗位，不能包联', en: 'This person holds no post at that time' },
  LIAISON_SAME_HOLDER: { zh: '这家企业已由此人包联', en: 'This person holds the role already' },
  LIAISON_ENDED: { zh: '这段包联已经结束', en: 'This period has ended already' },
  LIAISON_END_BEFORE_START: { zh: '结束日期不能早于开始日期 {date}', en: 'It cannot end before it began on {date}' },
  LIAISON_PERSON_OR_POST: { zh: '请指定包联人或其岗位', en: 'Name a person or a post' },
});

type LiaisonMessages = typeof LIAISON_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends LiaisonMessages {}
  }
}
