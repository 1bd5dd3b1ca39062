import { Loading, OFFLINE, todayInChina, useMessages } from '@app/web-ui';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { withExclusiveLock } from '../outbox/lock';
import type { Entry } from '../outbox/entry';
import { clockText } from '../outbox/use-item-status';
import { useOutboxItems } from '../outbox/use-outbox';
import { useCadreSession } from '../shell/cadre-session';
import { useStore } from '../shell/store';
import { atTheirFields } from './fields';
import { emptyForm, type VisitForm } from './form';
import { VisitSaved } from './VisitSaved';
import { VisitFields } from './VisitFields';
import { VISIT_MESSAGES } from './visit.messages';

/** What was begun and not saved: 恢复 or 丢弃. */
function Unfinished({ onTake }: { readonly onTake: (id: string) => void }) {
  const t = useMessages(VISIT_MESSAGES);
  const { outbox } = useCadreSession();
  // Only what lay there when the page was opened; what is being written here is no offer.
  const lines = useOutboxItems();
  const [offered] = useState(() => lines.filter(({ state, entry }) => state === 'DRAFT' && entry?.kind === 'VISIT').at(-1));
  const line = offered && lines.find(({ id, state }) => id === offered.id && state === 'DRAFT');
  if (!line?.entry) return null;
  return (
    <section className="note unfinished" aria-label={t('unfinished')}>
      <p>
        {t('unfinishedSays', {
          firms: line.entry.firms.map(({ name }) => name).join('、') || t('noFirmYet'),
          time: clockText(line.savedAt),
        })}
      </p>
      <div className="actions">
        <button type="button" onClick={() => onTake(line.id)}>
          {t('restore')}
        </button>
        <button type="button" onClick={() => void outbox.discard(line.id)}>
          {t('discard')}
        </button>
      </div>
    </section>
  );
}

/** 走访登记: one screen; a firm, a topic, saved. */
export default function VisitPage() {
  const t = useMessages(VISIT_MESSAGES);
  const cadre = useCadreSession();
  const book = useStore(cadre.offlineData);
  const reading = useStore(cadre.refreshState);
  const [search, setSearch] = useSearchParams();
  const firmId = search.get('firm');
  const wanted = search.get('entry');
  const [taken, setTaken] = useState<Entry | 'BUSY' | 'GONE'>();
  const [saved, setSaved] = useState<string>();

  useEffect(() => {
    setTaken(undefined);
    setSaved(undefined);
    if (!wanted) return;
    // Taken out of the line first: what is being changed is not sent at the same time.
    const take = async () => {
      const free = await withExclusiveLock(cadre.vault.db, `zhuqi-outbox-${cadre.person.id}`, async () => {
        const line = await cadre.outbox.find(wanted);
        if (!line?.entry || line.entry.visitId || line.state === 'DONE' || line.state === 'CONFLICT') {
          setTaken('GONE');
          return;
        }
        await cadre.outbox.mark(line.id, { state: 'DRAFT' });
        setTaken(line.entry);
      });
      if (!free) setTaken('BUSY');
    };
    void take();
  }, [wanted, cadre]);

  const named = (useLocation().state as { readonly name?: string } | null)?.name;
  const known = book.firms.find(({ id }) => id === firmId) ?? book.area?.firms.find(({ id }) => id === firmId);
  const name = known?.name ?? named;
  // Decided once for a firm: a refresh of the register does not begin the form anew.
  const fresh = useMemo(() => emptyForm(firmId && name ? [{ id: firmId, name }] : [], todayInChina()), [firmId, name]);

  if (saved) return <VisitSaved id={saved} onNext={() => setSearch({}, { replace: true })} key={saved} />;
  // Opened by its address before the firms were read for the first time.
  const isComing = firmId !== null && !name && book.readAt === null && reading.busy;
  if ((wanted && !taken) || isComing) return <Loading />;
  if (taken === 'BUSY' || taken === 'GONE') {
    return (
      <section className="card">
        <h1>{t('visitTitle')}</h1>
        <p>{t(taken === 'BUSY' ? 'beingSent' : 'alreadySent')}</p>
        <Link className="button primary" to="/outbox">
          {t('toOutbox')}
        </Link>
      </section>
    );
  }
  const refused = taken?.problem && taken.problem.code !== OFFLINE;
  const already = refused ? atTheirFields(taken.problem, taken.form as VisitForm, todayInChina()) : undefined;
  const begin = taken ? { id: taken.id, form: taken.form as VisitForm, photos: taken.photos } : { form: fresh };
  return (
    <>
      <div className="tabs" role="group" aria-label={t('visitKinds')}>
        <Link to="/visit" aria-current="page">
          {t('visitTitle')}
        </Link>
        <Link to="/street">{t('street')}</Link>
      </div>
      <h1>{t('visitTitle')}</h1>
      {!wanted && <Unfinished onTake={(id) => setSearch({ entry: id }, { replace: true })} />}
      {taken?.input && <p className="note">{t('takenOut')}</p>}
      <VisitFields key={taken?.id ?? `new ${firmId}`} begin={begin} already={already} onSaved={setSaved} />
    </>
  );
}
