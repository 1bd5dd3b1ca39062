import { useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { EXPORT_MESSAGES } from './exports.messages';

/** From a list to what was taken out of it. */
export function MyExportsLink() {
  const t = useMessages(EXPORT_MESSAGES);
  return (
    <Link className="button" to="/exports">
      {t('mine')}
    </Link>
  );
}
