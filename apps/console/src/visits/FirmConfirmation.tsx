import { useMessages } from '@app/web-ui';
import type { Visit } from './visit';
import { VISIT_MESSAGES } from './visits.messages';

/** Whether the firm says that somebody was there: a shape and words, never a colour alone. */
export function FirmConfirmation({ visit }: { readonly visit: Visit }) {
  const t = useMessages(VISIT_MESSAGES);
  const { confirmations, confirmBy, firms } = visit;
  if (confirmations.some(({ tookPlace }) => !tookPlace)) {
    return (
      <span className="light light-red">
        <span aria-hidden="true">■</span> {t('confirmedNo')}
      </span>
    );
  }
  if (confirmations.length > 0) {
    return (
      <span className="light light-green">
        <span aria-hidden="true">●</span>{' '}
        {firms.length === 1 ? t('confirmedYes') : t('confirmedPart', { yes: confirmations.length, all: firms.length })}
      </span>
    );
  }
  return <span className="hint">{confirmBy ? t(`ask${confirmBy}`) : t('notAsked')}</span>;
}
