import { useMessages } from '@app/web-ui';
import { useInstallation } from '../shell/installation';
import { Qr } from './Qr';
import './cards.css';
import { CARD_MESSAGES } from './cards.messages';

/** The slip of one appeal, printable again: its code is derived and stays the same. */
export function QuerySlip({
  number,
  firmName,
  title,
  code,
}: {
  readonly number: string;
  readonly firmName: string;
  readonly title: string;
  readonly code: string;
}) {
  const t = useMessages(CARD_MESSAGES);
  const { hotline, publicUrl } = useInstallation();
  const shown = code.replace(/^(.{4})(.{4})$/, '$1-$2');
  return (
    <details>
      <summary>{t('slip')}</summary>
      <div className="query-slip">
        <Qr text={`${publicUrl ?? window.location.origin}/p/done/${number}#${code}`} label={number} />
        <div>
          <strong>{firmName}</strong>
          <p>{title}</p>
          <p>{t('slipNumber', { number })}</p>
          <p>{t('slipCode', { code: shown })}</p>
          {hotline && <p>{t('hotline', { number: hotline })}</p>}
        </div>
      </div>
      <button
        type="button"
        className="no-print"
        onClick={() => {
          document.body.classList.add('prints-slip');
          window.addEventListener('afterprint', () => document.body.classList.remove('prints-slip'), { once: true });
          window.print();
        }}
      >
        {t('slipPrint')}
      </button>
    </details>
  );
}
