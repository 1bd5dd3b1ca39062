import { FormContext, useMessages } from '@app/web-ui';
import { useContext, useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import { searchOffline } from '../offline/search';
import { searchFirms, type FoundFirm } from '../offline/search-online';
import type { EntryFirm } from '../outbox/entry';
import { useCadreSession } from '../shell/cadre-session';
import { useOnline } from '../shell/network';
import { useStore } from '../shell/store';
import { VISIT_MESSAGES } from './visit.messages';

const MOST_SHOWN = 10;
/** Before anything is typed: whom one most probably visits, and the form still in reach of the thumb. */
const FIRST_SHOWN = 5;

/** The firms of the visit: from one's own by any piece of the name, with a network from the whole area. */
export function FirmPicker({
  firms,
  onFirms,
}: {
  readonly firms: readonly EntryFirm[];
  readonly onFirms: (firms: readonly EntryFirm[]) => void;
}) {
  const t = useMessages(VISIT_MESSAGES);
  const cadre = useCadreSession();
  const { firms: own, area } = useStore(cadre.offlineData);
  const online = useOnline();
  const id = useId();
  const { errors, register } = useContext(FormContext);
  useEffect(() => register('firms', id, t('firms')), [id, register, t]);
  const [adding, setAdding] = useState(firms.length === 0);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const [others, setOthers] = useState<readonly FoundFirm[]>([]);
  useEffect(() => {
    setOthers([]);
    if (!online || wanted.trim().length === 0) return undefined;
    let gone = false;
    const wait = setTimeout(() => {
      searchFirms(wanted).then(
        (more) => !gone && setOthers(more),
        // What is on the phone is shown in any case.
        () => undefined,
      );
    }, 300);
    return () => {
      gone = true;
      clearTimeout(wait);
    };
  }, [wanted, online]);
  const chosen = new Set(firms.map((firm) => firm.id));
  const offered = useMemo(() => {
    const here: readonly FoundFirm[] = searchOffline(own, wanted);
    const nearby: readonly FoundFirm[] = wanted.trim() ? searchOffline(area?.firms ?? [], wanted) : [];
    return [...new Map([...here, ...nearby, ...others].map((firm) => [firm.id, firm])).values()];
  }, [own, area, others, wanted]).filter((firm) => !chosen.has(firm.id));
  const error = errors['firms'];
  const villageOf = (firmId: string): string =>
    (own.find((firm) => firm.id === firmId) ?? area?.firms.find((firm) => firm.id === firmId))?.unitName ?? '';
  return (
    <section className={error ? 'firm-picker field-wrong' : 'firm-picker'} aria-label={t('firms')}>
      {error && <p className="field-error">{error}</p>}
      {firms.length > 0 && (
        <ul className="plain-list chosen-firms">
          {firms.map((firm) => (
            <li key={firm.id}>
              <span>
                <strong>{firm.name}</strong> <span className="hint">{villageOf(firm.id)}</span>
              </span>
              <button
                type="button"
                aria-label={t('removeNamed', { name: firm.name })}
                onClick={() => {
                  onFirms(firms.filter((one) => one.id !== firm.id));
                  if (firms.length === 1) setAdding(true);
                }}
              >
                {t('remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <div className="field">
          <label htmlFor={id}>{t(firms.length === 0 ? 'whichFirms' : 'oneMoreFirm')}</label>
          <input
            id={id}
            type="search"
            autoComplete="off"
            placeholder={t('searchHint')}
            aria-invalid={error ? true : undefined}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
          <ul className="plain-list offered">
            {offered.slice(0, wanted.trim() ? MOST_SHOWN : FIRST_SHOWN).map((firm) => (
              <li key={firm.id}>
                <button
                  type="button"
                  className="wide"
                  onClick={() => {
                    onFirms([...firms, { id: firm.id, name: firm.name }]);
                    setText('');
                    setAdding(false);
                  }}
                >
                  {firm.name} <span className="hint">{firm.unitName}</span>
                </button>
              </li>
            ))}
          </ul>
          {offered.length === 0 && <p className="hint">{t(online ? 'noSuchFirm' : 'noSuchFirmHere')}</p>}
        </div>
      ) : (
        <button type="button" id={id} onClick={() => setAdding(true)}>
          {t('addFirm')}
        </button>
      )}
    </section>
  );
}
