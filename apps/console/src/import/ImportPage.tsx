import { FirmImport } from '@app/contract';
import { instantText, Loading, ProblemBox, useLocale, useQuery, useMessages } from '@app/web-ui';
import { useEffect, useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { ColumnsSection } from './ColumnsSection';
import { ImportStatus } from './ImportStatus';
import { RowsSection } from './RowsSection';
import { UndoSection } from './UndoSection';
import { IMPORT_MESSAGES } from './import.messages';

/** How often a running import is looked at. */
const LOOK_MS = 1500;

/** One import: what was found, what is to be corrected, how far it is. The server keeps all of it. */
export default function ImportPage() {
  const t = useMessages(IMPORT_MESSAGES);
  useDocumentTitle(t('title'));
  const { locale } = useLocale();
  const { id = '' } = useParams();
  const variables = useMemo(() => ({ id }), [id]);
  const { data, problem, reload } = useQuery(FirmImport, variables);
  const found = data?.enterpriseImport;
  const running = (found?.state === 'COMMITTING' || found?.state === 'UNDOING') && !found.failed;
  useEffect(() => {
    if (!running) return undefined;
    const look = setInterval(reload, LOOK_MS);
    return () => clearInterval(look);
  }, [running, reload]);
  return (
    <>
      <p>
        <Link to="/import">{t('back')}</Link>
      </p>
      <ProblemBox problem={problem} onRetry={reload} />
      {!found && !problem && <Loading />}
      {found && (
        <>
          <h1 className="breaks">{found.fileName}</h1>
          <p className="hint">
            {t('about', {
              unit: found.unitName,
              rows: found.rowCount,
              who: found.uploadedByName,
              when: instantText(found.recordedAt, locale),
            })}
          </p>
          <ImportStatus found={found} onChanged={reload} />
          {!running && <ColumnsSection key={`columns-${found.version}`} found={found} onChanged={reload} />}
          {!running && <RowsSection found={found} onChanged={reload} />}
          <UndoSection key={`undo-${found.state}`} found={found} onChanged={reload} />
        </>
      )}
    </>
  );
}
