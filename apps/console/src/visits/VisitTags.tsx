import { useMessages } from '@app/web-ui';
import type { Visit } from './visit';
import { VISIT_MESSAGES } from './visits.messages';

/** What is out of the ordinary with a visit. */
export function VisitTags({ visit }: { readonly visit: Visit }) {
  const t = useMessages(VISIT_MESSAGES);
  return (
    <>
      {visit.voidedAt && <span className="tag">{t('voided')}</span>}
      {visit.isLate && <span className="tag">{t('late')}</span>}
      {visit.onBehalfOf && <span className="tag">{t('forOther')}</span>}
    </>
  );
}
