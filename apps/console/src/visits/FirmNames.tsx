import { useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { useMe } from '../shell/session';
import type { Visit } from './visit';
import { VISIT_MESSAGES } from './visits.messages';

/** The firms of a visit, each leading to its page; of many the first ones. */
export function FirmNames({ visit, most = 100 }: { readonly visit: Visit; readonly most?: number }) {
  const t = useMessages(VISIT_MESSAGES);
  const me = useMe();
  const shown = visit.firms.slice(0, most);
  return (
    <>
      {shown.map((firm, index) => (
        <span key={firm.id}>
          {index > 0 && '、'}
          {firm.name && me.can('enterprise:read') ? <Link to={`/firms/${firm.id}`}>{firm.name}</Link> : (firm.name ?? t('unknownFirm'))}
        </span>
      ))}
      {visit.firms.length > shown.length && ` ${t('andMore', { count: visit.firms.length })}`}
    </>
  );
}
