import { dayWithWeekday, daysLeftText, useLocale, useMessages } from '@app/web-ui';
import { useId, useState } from 'react';
import type { AppealOnPage } from './appeal';
import { DESK_MESSAGES } from './desk.messages';

/** 复制催办话术: number, unit and due date in one sentence for the chat group; no names of people, no numbers to call. */
export function Reminder({ appeal }: { readonly appeal: AppealOnPage }) {
  const t = useMessages(DESK_MESSAGES);
  const { locale } = useLocale();
  const id = useId();
  const [copied, setCopied] = useState<boolean>();
  if (appeal.state !== 'IN_PROGRESS' || !appeal.leadUnitName || !appeal.dueOn) return null;
  const left = appeal.workingDaysLeft;
  const sentence = t('reminder', {
    number: appeal.number,
    firm: appeal.firmName,
    title: appeal.title,
    unit: appeal.leadUnitName,
    date: dayWithWeekday(appeal.dueOn, locale),
    left: left === null || left === undefined ? '' : `（${daysLeftText(left, locale)}）`,
  });
  return (
    <div className="reminder">
      <button
        type="button"
        data-copies="reminder"
        onClick={() => {
          // Without a secure context there is no clipboard: the sentence is there to be selected.
          const copying = window.isSecureContext ? navigator.clipboard.writeText(sentence) : Promise.reject(new Error('no clipboard'));
          copying.then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {t('copyReminder')}
      </button>
      {copied !== undefined && (
        <>
          <label htmlFor={id} role="status">
            {t(copied ? 'copied' : 'copyByHand')}
          </label>
          <textarea id={id} readOnly rows={4} value={sentence} onFocus={(event) => event.currentTarget.select()} />
        </>
      )}
    </div>
  );
}
