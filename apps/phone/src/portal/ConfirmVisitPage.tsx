import { ConfirmScanned, OpenScanned, type VisitByCodeFieldsFragment } from '@app/contract';
import {
  ApiProvider,
  dayWithWeekday,
  Form,
  Loading,
  OFFLINE,
  ProblemBox,
  TextAreaField,
  useAsyncAction,
  useLocale,
  useEnumLabels,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { fromAddress } from './key';
import { PORTAL_MESSAGES } from './portal.messages';

function Facts({ visit }: { readonly visit: VisitByCodeFieldsFragment }) {
  const t = useMessages(PORTAL_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const people = visit.visitors.map((one) => (one.unitName ? t('witnessPerson', { name: one.name, unit: one.unitName }) : one.name));
  return (
    <dl className="witness-facts">
      <dt>{t('witnessFirm')}</dt>
      <dd>{visit.firmName}</dd>
      <dt>{t('witnessDay')}</dt>
      <dd>{dayWithWeekday(visit.occurredOn, locale)}</dd>
      <dt>{t('witnessWay')}</dt>
      <dd>{name('VisitChannel', visit.channel)}</dd>
      <dt>{t('witnessPeople')}</dt>
      {people.map((one) => (
        <dd key={one}>{one}</dd>
      ))}
      {people.length === 0 && <dd>{visit.unitName}</dd>}
    </dl>
  );
}

function Thanks({ visit }: { readonly visit: VisitByCodeFieldsFragment }) {
  const t = useMessages(PORTAL_MESSAGES);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <h1 tabIndex={-1} ref={title}>
        {t('witnessThanks')}
      </h1>
      <section className="sheet">
        <p>
          <strong>{t(visit.tookPlace ? 'witnessSaidYes' : 'witnessSaidNo')}</strong>
        </p>
        <Facts visit={visit} />
        <p>{t('witnessDone')}</p>
      </section>
    </>
  );
}

/** Not true: in the firm's own words, if it wants to say any. */
function Denial({ onSay, onCancel }: { readonly onSay: (comment: string) => Promise<void>; readonly onCancel: () => void }) {
  const t = useMessages(PORTAL_MESSAGES);
  const [comment, setComment] = useState('');
  return (
    <Form label={t('witnessNo')} className="sheet" submit={t('witnessSendNo')} onSubmit={() => onSay(comment)} onCancel={onCancel}>
      <TextAreaField name="comment" label={t('witnessWhat')} hint={t('witnessWhatHint')} value={comment} onValue={setComment} />
    </Form>
  );
}

function Witness({ scanned }: { readonly scanned: string }) {
  const t = useMessages(PORTAL_MESSAGES);
  const mutate = useMutation();
  const { problem, busy, act } = useAsyncAction();
  const [visit, setVisit] = useState<VisitByCodeFieldsFragment>();
  const [denying, setDenying] = useState(false);
  const open = useCallback(
    () =>
      void act(async () => {
        const { openVisitCode } = await mutate(OpenScanned, { input: { key: scanned } });
        if (openVisitCode.__typename === 'VisitByCode') setVisit(openVisitCode);
      }),
    [act, mutate, scanned],
  );
  useEffect(open, [open]);
  const say = async (tookPlace: boolean, comment: string | null): Promise<void> => {
    const { confirmVisitByCode } = await mutate(ConfirmScanned, { input: { key: scanned, tookPlace, comment } });
    if (confirmVisitByCode.__typename === 'VisitByCode') setVisit(confirmVisitByCode);
  };
  if (!visit) {
    return problem ? (
      <>
        <h1>{t('witnessTitle')}</h1>
        <ProblemBox problem={problem} onRetry={problem.code === OFFLINE ? open : undefined} />
      </>
    ) : (
      <Loading />
    );
  }
  if (typeof visit.tookPlace === 'boolean') return <Thanks visit={visit} />;
  return (
    <>
      <h1>{t('witnessTitle')}</h1>
      <ProblemBox problem={problem} />
      <section className="sheet">
        <Facts visit={visit} />
        {!denying && (
          <div className="actions">
            <button type="button" className="primary big" aria-disabled={busy} onClick={() => void act(() => say(true, null))}>
              {t('witnessYes')}
            </button>
            <button type="button" aria-disabled={busy} onClick={() => setDenying(true)}>
              {t('witnessNo')}
            </button>
          </div>
        )}
      </section>
      {denying && <Denial onSay={(comment) => say(false, comment.trim() || null)} onCancel={() => setDenying(false)} />}
      <p className="hint">{t('witnessHint')}</p>
    </>
  );
}

/** A firm scanned the code on the visitor's phone: this one visit, to be confirmed, without a card or a sign-in. */
export default function ConfirmVisitPage() {
  const t = useMessages(PORTAL_MESSAGES);
  // The code stands behind the #, which no log has; it stays so that the page can be opened again.
  const { hash } = useLocation();
  const scanned = fromAddress();
  if (!scanned) return <h1>{t('witnessNone')}</h1>;
  return (
    <ApiProvider who="nobody" onSignedOut={() => undefined}>
      <Witness key={hash} scanned={scanned} />
    </ApiProvider>
  );
}
