import type { PrintCardsMutation } from '@app/contract';
import { useMessages } from '@app/web-ui';
import { useInstallation } from '../shell/installation';
import { Qr } from './Qr';
import './cards.css';
import { CARD_MESSAGES } from './cards.messages';

type Card = PrintCardsMutation['issueEnterpriseCards'][number];

/** A4 sheets to be cut. The secret stands behind the # so that no log of a server ever has it. */
export function CardSheets({ cards, perSheet }: { readonly cards: readonly Card[]; readonly perSheet: 8 | 10 }) {
  const t = useMessages(CARD_MESSAGES);
  const { hotline, publicUrl } = useInstallation();
  const site = publicUrl ?? window.location.origin;
  const sheets = Array.from({ length: Math.ceil(cards.length / perSheet) }, (_, i) => cards.slice(i * perSheet, (i + 1) * perSheet));
  return (
    <div className="card-sheets">
      {sheets.map((sheet) => (
        <div className={`card-sheet per-${perSheet}`} key={sheet[0]?.linkId}>
          {sheet.map((card) => (
            <div className="service-card" key={card.linkId}>
              <Qr text={`${site}/p/c#${card.token}`} label={card.name} />
              <div>
                <strong>{card.name}</strong>
                {card.isDemo && <span className="tag">{t('demo')}</span>}
                <p>{t('purpose')}</p>
                <p>{t('purpose2')}</p>
                {hotline && <p>{t('hotline', { number: hotline })}</p>}
              </div>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
