import { FirmImports, type FirmImportsQuery } from '@app/contract';
import { EmptyState, instantText, Loading, ProblemBox, useLocale, useMessages } from '@app/web-ui';
import { Link } from 'react-router';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { UploadForm } from './UploadForm';
import { IMPORT_MESSAGES } from './import.messages';

type Line = FirmImportsQuery['enterpriseImports']['edges'][number]['node'];

function useStateOf(): (line: Line) => string {
  const t = useMessages(IMPORT_MESSAGES);
  return ({ state, failed, good, faulty, waiting, created, updated, unchanged, gone, restored, kept: stayed }) => {
    if (state === 'UNDONE') return t('listUndone', { gone, restored, stayed });
    if (state === 'UNDOING') return t('listUndoing', { done: gone + restored + stayed, all: created + updated });
    if (state === 'CHECKED') return t('listChecked', { good, faulty });
    if (state === 'DONE') return t('listDone', { created, updated, unchanged, faulty });
    return t(failed ? 'listFailed' : 'listRunning', { done: good - waiting, all: good });
  };
}

/** Lists of firms: a new one, and those that came before. */
export default function ImportsPage() {
  const t = useMessages(IMPORT_MESSAGES);
  useDocumentTitle(t('title'));
  const { locale } = useLocale();
  const stateOf = useStateOf();
  const list = usePaginatedQuery(FirmImports, JSON.stringify({ first: 20 }), (data) => data.enterpriseImports);
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('how')}</p>
      <section className="card form-page">
        <h2>{t('uploadTitle')}</h2>
        <p>{t('noListYet')}</p>
        <div className="actions">
          <a className="button" href="/imports/enterprises/template?format=xlsx" download>
            {t('templateXlsx')}
          </a>
          <a className="button" href="/imports/enterprises/template?format=csv" download>
            {t('templateCsv')}
          </a>
        </div>
        <UploadForm />
      </section>
      <section aria-busy={list.loading}>
        <h2>{t('earlier')}</h2>
        <ProblemBox problem={list.problem} onRetry={list.reload} />
        {list.nodes.length === 0 && list.loading && <Loading />}
        {list.nodes.length === 0 && !list.loading && !list.problem && (
          <EmptyState title={t('noneYet')}>
            <p>{t('noneYetHint')}</p>
          </EmptyState>
        )}
        {list.nodes.length > 0 && (
          <div className="scroll" tabIndex={0} role="region" aria-label={t('earlier')}>
            <table className="stacks">
              <thead>
                <tr>
                  <th scope="col">{t('fileName')}</th>
                  <th scope="col">{t('state')}</th>
                  <th scope="col">{t('forUnit')}</th>
                  <th scope="col">{t('who')}</th>
                  <th scope="col">{t('when')}</th>
                </tr>
              </thead>
              <tbody>
                {list.nodes.map((line) => (
                  <tr key={line.id}>
                    <th scope="row">
                      <Link to={`/import/${line.id}`}>{line.fileName}</Link>
                    </th>
                    <td>{stateOf(line)}</td>
                    <td>{line.unitName}</td>
                    <td className="together">{line.uploadedByName}</td>
                    <td className="together">{instantText(line.recordedAt, locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {list.hasMore && (
          <button type="button" onClick={list.more} aria-disabled={list.loading}>
            {t('more')}
          </button>
        )}
      </section>
    </>
  );
}
