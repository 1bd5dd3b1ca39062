import { PrintQuerySlip, type PrintQuerySlipMutation } from '@app/contract';
import { instantText, newClientId, ProblemBox, useAsyncAction, useLocale, useMessages, useMutation } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { useInstallation } from '../shell/installation';
import { Qr } from './Qr';
import './cards.css';
import { CARD_MESSAGES } from './cards.messages';

type Printed = PrintQuerySlipMutation['printQuerySlip'];
interface Slip {
  readonly printedByName: string;
  readonly recordedAt: string;
}

/** On paper only: nobody at the desk needs to read what proves the firm. */
function SlipOnPaper({ slip: { number, firmName, title, code }, onDone }: { readonly slip: Printed; readonly onDone: () => void }) {
  const t = useMessages(CARD_MESSAGES);
  const { hotline, publicUrl } = useInstallation();
  useEffect(() => {
    document.body.classList.add('prints-slip');
    const done = () => {
      document.body.classList.remove('prints-slip');
      onDone();
    };
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => {
      window.removeEventListener('afterprint', done);
      document.body.classList.remove('prints-slip');
    };
  }, [onDone]);
  return (
    <div className="query-slip">
      <Qr text={`${publicUrl ?? window.location.origin}/p/done/${number}#${code ?? ''}`} label={number} />
      <div>
        <strong>{firmName}</strong>
        <p>{title}</p>
        <p>{t('slipNumber', { number })}</p>
        <p>{t('slipCode', { code: (code ?? '').replace(/^(.{4})(.{4})$/, '$1-$2') })}</p>
        {hotline && <p>{t('hotline', { number: hotline })}</p>}
      </div>
    </div>
  );
}

/** 查询单: prints number and code for the firm; earlier prints are dead then, and who prints signs no closing. */
export function QuerySlip({
  appealId,
  slips,
  onPrinted,
}: {
  readonly appealId: string;
  readonly slips: readonly Slip[];
  readonly onPrinted: () => void;
}) {
  const t = useMessages(CARD_MESSAGES);
  const { locale } = useLocale();
  const mutate = useMutation();
  const { problem, busy, act } = useAsyncAction();
  const [slip, setSlip] = useState<Printed>();
  const last = slips.at(-1);
  return (
    <details>
      <summary>{t('slip')}</summary>
      <p className="hint">{t('slipHint')}</p>
      {last && <p>{t('slipLast', { name: last.printedByName, time: instantText(last.recordedAt, locale) })}</p>}
      <ProblemBox problem={problem} />
      <button
        type="button"
        className="no-print"
        aria-disabled={busy}
        onClick={() =>
          void act(async () => {
            const { printQuerySlip } = await mutate(PrintQuerySlip, { input: { appealId, clientId: newClientId() } });
            setSlip(printQuerySlip);
          })
        }
      >
        {t(last ? 'slipPrintAgain' : 'slipPrint')}
      </button>
      {slip && (
        <SlipOnPaper
          slip={slip}
          onDone={() => {
            setSlip(undefined);
            onPrinted();
          }}
        />
      )}
    </details>
  );
}
