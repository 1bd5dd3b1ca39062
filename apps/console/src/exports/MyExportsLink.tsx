import { useWords } from '@app/web-ui';
import { Link } from 'react-router';
import { EXPORT_WORDS } from './exports.words';

/** From a list to what was taken out of it. */
export function MyExportsLink() {
  const t = useWords(EXPORT_WORDS);
  return (
    <Link className="button" to="/exports">
      {t('mine')}
    </Link>
  );
}
