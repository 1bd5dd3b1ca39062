import { VISIT_ACTIONS, VisitPage } from '@app/contract';
import { Loading, ProblemBox, useLive, useQuery, useMessages } from '@app/web-ui';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { ActionForm } from '../parts/ActionForm';
import { useMe } from '../shell/session';
import { AddPhotos } from './AddPhotos';
import { mayAddPhotos, mayVoid } from './visit';
import { VISIT_LAYOUT } from './visit-layout';
import { VisitDetail } from './VisitDetail';
import { VISIT_MESSAGES } from './visits.messages';

/** One visit beside the list. */
export function VisitPanel({
  id,
  onClose,
  onChanged,
}: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const t = useMessages(VISIT_MESSAGES);
  const me = useMe();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const variables = useMemo(() => ({ id }), [id]);
  const { data, problem, reload } = useQuery(VisitPage, variables);
  useLive(['visit'], reload);
  const [voiding, setVoiding] = useState(false);
  const visit = data?.visit;
  const there = visit !== undefined;
  useEffect(() => title.current?.focus(), [there]);
  const changed = () => {
    setVoiding(false);
    reload();
    onChanged();
  };
  return (
    <aside
      className="panel"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        // Escape in a large photo closes that photo.
        if (event.key !== 'Escape' || (event.target as Element).closest('dialog')) return;
        if (voiding) setVoiding(false);
        else onClose();
      }}
    >
      <div className="panel-head">
        <h2 id={titleId} tabIndex={-1} ref={title}>
          {t('visit')}
        </h2>
        <button type="button" onClick={onClose}>
          {t('closePanel')}
        </button>
      </div>
      {!visit && !problem && <Loading />}
      <ProblemBox problem={problem} onRetry={reload} />
      {visit && (
        <>
          <VisitDetail visit={visit} onChanged={changed} />
          {mayAddPhotos(me, visit) && visit.photos.length < 9 && <AddPhotos visitId={visit.id} onAdded={changed} />}
          {voiding ? (
            <ActionForm
              form={VISIT_ACTIONS.void}
              action="void"
              subject={visit}
              layout={VISIT_LAYOUT}
              given={{ visitId: visit.id }}
              className="act-form"
              label={t('voidVisit')}
              onDone={changed}
              onCancel={() => setVoiding(false)}
            />
          ) : (
            mayVoid(me, visit) && (
              <button type="button" onClick={() => setVoiding(true)}>
                {t('voidVisit')}
              </button>
            )
          )}
        </>
      )}
    </aside>
  );
}
