import { COMMON_MESSAGES, Form, newClientId, ProblemError, SelectField, TextField, todayInChina, useMessages } from '@app/web-ui';
import { useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { searchOffline } from '../offline/search';
import { ENTRY_VERSION } from '../outbox/entry';
import { useCadreSession } from '../shell/cadre-session';
import { useConnectivity } from '../shell/network';
import { useStore } from '../shell/store';
import { Chips } from './Chips';
import { emptyForm, TOPICS, type Topic } from './form';
import { inputOf } from './input';
import { VisitSaved } from './VisitSaved';
import { VISIT_MESSAGES } from './visit.messages';

/** One visit holds so many firms; a longer street is saved in parts. */
const MOST_FIRMS = 100;
/** So many are shown at first; a longer street is searched, or shown on. */
const STEP = 40;

/** 扫街: down the street of a village, a tap for each shop, one topic for all. */
export default function StreetPage() {
  const t = useMessages(VISIT_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  const cadre = useCadreSession();
  const reach = useConnectivity();
  const book = useStore(cadre.offlineData);
  const today = todayInChina();
  const [village, setVillage] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [topics, setTopics] = useState<readonly Topic[]>([]);
  const [saved, setSaved] = useState<string>();
  const all = useMemo(() => book.area?.firms ?? book.firms, [book]);
  const villages = useMemo(
    () => [...new Set(all.map(({ unitName }) => unitName))].sort((one, other) => one.localeCompare(other, 'zh')),
    [all],
  );
  const firms = useMemo(() => all.filter(({ unitName }) => unitName === village), [all, village]);
  const [piece, setPiece] = useState('');
  const wanted = useDeferredValue(piece);
  const [shown, setShown] = useState(STEP);
  // What was ticked stays in sight, whatever is searched for.
  const offered = useMemo(() => searchOffline(firms, wanted), [firms, wanted]);
  const near = new Set(offered.slice(0, shown));
  const inSight = [...near, ...firms.filter((firm) => ticked.has(firm.id) && !near.has(firm))];
  const choose = (name: string) => {
    setVillage(name);
    setTicked(new Set());
    setPiece('');
    setShown(STEP);
  };
  const save = async () => {
    const chosen = firms.filter((firm) => ticked.has(firm.id));
    let last = '';
    try {
      for (let at = 0; at < chosen.length; at += MOST_FIRMS) {
        const id = newClientId();
        const part = chosen.slice(at, at + MOST_FIRMS).map(({ id: firmId, name }) => ({ id: firmId, name }));
        const form = { ...emptyForm(part, today), topics };
        const input = { ...inputOf(form, id, cadre.person.id, new Date(), t) };
        await cadre.outbox.put({ version: ENTRY_VERSION, id, kind: 'VISIT', firms: part, input, form, photos: [] }, 'WAITING');
        last = id;
      }
    } catch {
      throw new ProblemError({ code: 'FULL', message: t('phoneFull'), fields: {} });
    }
    setSaved(last);
    cadre.sync.trigger();
  };
  if (saved) {
    return (
      <VisitSaved
        id={saved}
        onNext={() => {
          setSaved(undefined);
          setTicked(new Set());
        }}
      />
    );
  }
  return (
    <>
      <div className="tabs" role="group" aria-label={t('visitKinds')}>
        <Link to="/visit">{t('visitTitle')}</Link>
        <Link to="/street" aria-current="page">
          {t('street')}
        </Link>
      </div>
      <h1>{t('street')}</h1>
      <p className="hint">{t('streetHint')}</p>
      {all.length === 0 && <p className="note">{t('notReadYet')}</p>}
      {book.area?.complete === false && <p className="note">{t('notAllHere')}</p>}
      <Form
        label={t('street')}
        className="visit-form"
        submit={t(reach === 'ONLINE' ? 'saveStreet' : 'saveStreetOffline', { count: ticked.size })}
        check={() => [...(ticked.size === 0 ? ['streetFirms'] : []), ...(topics.length === 0 ? ['topics'] : [])]}
        onSubmit={save}
      >
        <SelectField
          name="village"
          label={t('whichVillage')}
          required
          choices={villages.map((name) => ({ value: name, label: name }))}
          value={village}
          onValue={choose}
        />
        {firms.length > STEP && (
          <TextField
            name="piece"
            type="search"
            label={t('searchHint')}
            autoComplete="off"
            value={piece}
            onValue={(text) => {
              setPiece(text);
              setShown(STEP);
            }}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        )}
        {village && (
          <Chips
            label={t('streetFirms', { count: firms.length })}
            name="streetFirms"
            choices={inSight.map((firm) => ({ value: firm.id, label: firm.name }))}
            chosen={[...ticked]}
            onChoose={(id) =>
              setTicked((now) => {
                const next = new Set(now);
                if (!next.delete(id)) next.add(id);
                return next;
              })
            }
          />
        )}
        {offered.length > shown && (
          <button type="button" className="wide" onClick={() => setShown((now) => now + STEP)}>
            {common('more')}
          </button>
        )}
        <Chips
          label={t('topics')}
          name="topics"
          chosen={topics}
          choices={TOPICS.map((value) => ({ value, label: t(`topic${value}`) }))}
          onChoose={(topic) => setTopics((now) => (now.includes(topic) ? now.filter((one) => one !== topic) : [...now, topic]))}
        />
      </Form>
    </>
  );
}
