import type { SlipFieldsFragment } from '@app/contract';
import { dayWithWeekday, QrCode, todayInChina, useLocale, useMessages } from '@app/web-ui';
import { useEffect, useRef } from 'react';
import { usePhoneUrl } from '../shell/installation';
import './start-slips.css';
import { START_MESSAGES } from './start-slips.messages';

export type Slip = SlipFieldsFragment;

export interface Sheet {
  readonly slips: readonly Slip[];
  /** Why somebody has none, in the server's words. */
  readonly refused: readonly string[];
}

const STEPS = ['step1', 'step2', 'step3', 'step4'] as const;
/** 138 0000 1234, as people read a number aloud. */
const spacedPhone = (phone: string): string =>
  phone.length === 11 && phone.startsWith('1') ? phone.replace(/(\d{3})(\d{4})/, '$1 $2 ') : phone;
/** 482 173 0956, as the server takes it with or without gaps. */
const spacedCode = (code: string): string => code.replace(/^(\d{3})(\d{3})/, '$1 $2 ');

function PaperSlip({ slip, url }: { readonly slip: Slip; readonly url: string }) {
  const t = useMessages(START_MESSAGES);
  const { locale } = useLocale();
  return (
    <li className="paper-slip">
      <div className="paper-slip-head">
        <p className="paper-slip-title">{t('slipHeading')}</p>
        <p>
          <strong className="paper-slip-name">{slip.person.name}</strong> {slip.unit.name}
        </p>
      </div>
      <div className="paper-slip-body">
        <dl>
          <div>
            <dt>{t('slipPhone')}</dt>
            <dd>{spacedPhone(slip.phone)}</dd>
          </div>
          <div>
            <dt>{t('slipCode')}</dt>
            <dd className="paper-slip-code">{spacedCode(slip.startCode ?? '')}</dd>
          </div>
          <div>
            <dt>{t('slipLink')}</dt>
            <dd className="paper-slip-link">{url}</dd>
          </div>
        </dl>
        <QrCode className="paper-slip-qr" text={url} label={t('slipQr', { url })} />
      </div>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p className="paper-slip-foot">
        <strong>{t('slipUntil', { day: dayWithWeekday(todayInChina(new Date(slip.expiresAt)), locale) })}</strong> {t('slipLost')}
      </p>
    </li>
  );
}

/** Slips to print and cut apart. The codes are known to this page only until it is put away. */
export function SlipSheet({ sheet, onPutAway }: { readonly sheet: Sheet; readonly onPutAway: () => void }) {
  const t = useMessages(START_MESSAGES);
  const url = usePhoneUrl();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [sheet]);
  return (
    <section className="slip-sheet" tabIndex={-1} ref={box} aria-label={t('title')}>
      <div className="no-print">
        <h1>{t('sheetTitle', { n: sheet.slips.length })}</h1>
        {sheet.slips.length > 0 && <p className="notice">{t('sheetOnce')}</p>}
        {sheet.refused.length > 0 && (
          <div className="problem" role="alert">
            <p>{t('refusedTitle')}</p>
            <ul>
              {sheet.refused.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </div>
        )}
        <div className="actions">
          {sheet.slips.length > 0 && (
            <button type="button" className="primary" onClick={() => window.print()}>
              {t('printNow')}
            </button>
          )}
          <button type="button" onClick={onPutAway}>
            {t('putAway')}
          </button>
        </div>
      </div>
      <ul className="paper-slips">
        {sheet.slips.map((slip) => (
          <PaperSlip key={slip.person.id} slip={slip} url={url} />
        ))}
      </ul>
    </section>
  );
}
