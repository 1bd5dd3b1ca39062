import { FirmCards, PrintCards, type PrintCardsMutation, RevokeCard } from '@app/contract';
import {
  COMMON_MESSAGES,
  dayText,
  EmptyState,
  Form,
  Loading,
  ProblemBox,
  TextField,
  todayInChina,
  useAsyncAction,
  useLocale,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useEffect, useId, useState } from 'react';
import { Link } from 'react-router';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { depths, useUnits } from '../parts/useUnits';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { CardSheets } from './CardSheets';
import { CARD_MESSAGES } from './cards.messages';

const MOST = 200;
const dayOf = (instant: string): string => todayInChina(new Date(instant));

function Revoke({
  linkId,
  name,
  onDone,
  onCancel,
}: {
  readonly linkId: string;
  readonly name: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useMessages(CARD_MESSAGES);
  const mutate = useMutation();
  const [reason, setReason] = useState('');
  return (
    <Form
      label={t('revokeOf', { name })}
      submit={t('revoke')}
      onCancel={onCancel}
      check={() => (reason.trim() ? [] : ['reason'])}
      onSubmit={async () => {
        await mutate(RevokeCard, { input: { linkId, reason: reason.trim() } });
        onDone();
      }}
    >
      <TextField name="reason" label={t('reason')} required value={reason} onValue={setReason} />
    </Form>
  );
}

/** Who has a card, printing new ones, withdrawing one. */
export default function CardsPage() {
  const t = useMessages(CARD_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  useDocumentTitle(t('title'));
  const { locale } = useLocale();
  const me = useMe();
  const mutate = useMutation();
  const id = useId();
  const address = useUrlParams();
  const { units } = useUnits(me.post?.scopeUnit.id);
  const depth = depths(units ?? []);
  const card = address.get('card');
  const variables = {
    filter: { text: address.get('text') || null, unitId: address.get('unit') || null },
    hasCard: card ? card === 'with' : null,
    first: 100,
  };
  const list = usePaginatedQuery(FirmCards, JSON.stringify(variables), (data) => data.enterpriseCards);
  const [text, setText] = useState(address.get('text'));
  useEffect(() => setText(address.get('text')), [address]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [perSheet, setPerSheet] = useState<8 | 10>(10);
  const [printed, setPrinted] = useState<PrintCardsMutation['issueEnterpriseCards']>();
  const [revoking, setRevoking] = useState<string>();
  const { problem, busy, act } = useAsyncAction();
  const toggle = (firm: string, on: boolean) =>
    setChosen((now) => {
      const next = new Set(now);
      if (on && next.size < MOST) next.add(firm);
      else next.delete(firm);
      return next;
    });
  if (printed)
    return (
      <>
        <div className="no-print">
          <h1>{t('title')}</h1>
          <p>{t('replaced')}</p>
          <div className="field">
            <label htmlFor={`${id}-per`}>{t('perSheet')}</label>
            <select id={`${id}-per`} value={perSheet} onChange={(event) => setPerSheet(event.target.value === '8' ? 8 : 10)}>
              <option value="8">{t('eight')}</option>
              <option value="10">{t('ten')}</option>
            </select>
          </div>
          <div className="actions">
            <button type="button" className="primary" onClick={() => window.print()}>
              {t('printNow')}
            </button>
            <button
              type="button"
              onClick={() => {
                setPrinted(undefined);
                setChosen(new Set());
                list.reload();
              }}
            >
              {t('close')}
            </button>
          </div>
        </div>
        <CardSheets cards={printed} perSheet={perSheet} />
      </>
    );
  return (
    <>
      <div className="headline">
        <h1>{t('title')}</h1>
        {chosen.size > 0 && (
          <button
            type="button"
            className="primary"
            aria-disabled={busy}
            onClick={() =>
              void act(async () => setPrinted((await mutate(PrintCards, { input: { enterpriseIds: [...chosen] } })).issueEnterpriseCards))
            }
          >
            {t('print', { count: chosen.size })}
          </button>
        )}
      </div>
      <p>{t('what')}</p>
      <ProblemBox problem={problem} />
      <form
        className="filters"
        role="search"
        aria-label={t('filter')}
        onSubmit={(event) => {
          event.preventDefault();
          address.set({ text: text.trim() });
        }}
      >
        <div className="field grows">
          <label htmlFor={`${id}-text`}>{t('search')}</label>
          <input id={`${id}-text`} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-unit`}>{t('unit')}</label>
          <select id={`${id}-unit`} value={address.get('unit')} onChange={(event) => address.set({ unit: event.target.value })}>
            <option value="">{common('all')}</option>
            {units?.map((unit) => (
              <option key={unit.id} value={unit.id}>{`${'　'.repeat(depth.get(unit.id) ?? 0)}${unit.name}`}</option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-card`}>{t('state')}</label>
          <select id={`${id}-card`} value={card} onChange={(event) => address.set({ card: event.target.value })}>
            <option value="">{common('all')}</option>
            <option value="without">{t('without')}</option>
            <option value="with">{t('with')}</option>
          </select>
        </div>
        <button type="submit">{t('find')}</button>
      </form>
      <ProblemBox problem={list.problem} onRetry={list.reload} />
      {list.nodes.length === 0 &&
        !list.problem &&
        (list.loading ? (
          <Loading />
        ) : address.get('text') || address.get('unit') || card ? (
          <EmptyState title={t('nobody')} />
        ) : (
          <EmptyState title={t('noFirms')}>
            <Link className="button" to="/firms">
              {t('toFirms')}
            </Link>
          </EmptyState>
        ))}
      {list.nodes.length > 0 && (
        <>
          <button type="button" onClick={() => setChosen(new Set(list.nodes.slice(0, MOST).map((firm) => firm.enterpriseId)))}>
            {t('chooseAll')}
          </button>
          <div className="scroll" tabIndex={0} role="region" aria-label={t('title')}>
            <table className="stacks">
              <thead>
                <tr>
                  <th scope="col">{t('choose')}</th>
                  <th scope="col">{t('name')}</th>
                  <th scope="col">{t('unit')}</th>
                  <th scope="col">{t('card')}</th>
                </tr>
              </thead>
              <tbody>
                {list.nodes.map((firm) => (
                  <tr key={firm.enterpriseId}>
                    <td>
                      <input
                        type="checkbox"
                        aria-label={firm.name}
                        checked={chosen.has(firm.enterpriseId)}
                        onChange={(event) => toggle(firm.enterpriseId, event.target.checked)}
                      />
                    </td>
                    <th scope="row">{firm.name}</th>
                    <td data-label={t('unit')}>{firm.unitName}</td>
                    <td data-label={t('card')}>
                      {firm.linkId && firm.issuedAt && firm.expiresAt ? (
                        <>
                          {t('issued', {
                            day: dayText(dayOf(firm.issuedAt), locale),
                            name: firm.issuedByName ?? '',
                            until: dayText(dayOf(firm.expiresAt), locale),
                          })}{' '}
                          {revoking === firm.enterpriseId ? (
                            <Revoke
                              linkId={firm.linkId}
                              name={firm.name}
                              onCancel={() => setRevoking(undefined)}
                              onDone={() => {
                                setRevoking(undefined);
                                list.reload();
                              }}
                            />
                          ) : (
                            <button
                              type="button"
                              aria-label={t('revokeOf', { name: firm.name })}
                              onClick={() => setRevoking(firm.enterpriseId)}
                            >
                              {t('revoke')}
                            </button>
                          )}
                        </>
                      ) : (
                        t('none')
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="hint" role="status">
            {common('shown', { total: list.totalCount ?? list.nodes.length, shown: list.nodes.length })}
          </p>
          {list.hasMore && (
            <button type="button" onClick={list.more} aria-disabled={list.loading}>
              {common('more')}
            </button>
          )}
        </>
      )}
    </>
  );
}
