import { dayWithWeekday, instantText, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import { FirmNames } from './FirmNames';
import { FirmConfirmation } from './FirmConfirmation';
import { PromiseList } from './PromiseList';
import type { Visit } from './visit';
import { VisitPhotos } from './VisitPhotos';
import { VisitTags } from './VisitTags';
import { VISIT_MESSAGES } from './visits.messages';

/** Everything that is known of one visit. */
export function VisitDetail({ visit, onChanged }: { readonly visit: Visit; readonly onChanged: () => void }) {
  const t = useMessages(VISIT_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const firmName = (id: string) => visit.firms.find((firm) => firm.id === id)?.name ?? t('unknownFirm');
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [t('channel'), name('VisitChannel', visit.channel)],
    [t('who'), visit.participants.map((one) => one.name).join('、')],
    [t('unit'), visit.unit.name],
    [t('topic'), visit.topics.map((topic) => name('VisitTopic', topic)).join('、')],
    [t('noteField'), visit.note],
    [t('place'), visit.place],
    [t('campaign'), visit.campaign?.name],
    [t('recordedBy'), t('recordedText', { name: visit.recordedBy.name, time: instantText(visit.recordedAt, locale) })],
    [t('lateReason'), visit.lateReason],
    [t('voidReason'), visit.voidReason],
  ];
  return (
    <>
      <p className="panel-title">
        {dayWithWeekday(visit.occurredOn, locale)} <VisitTags visit={visit} />
      </p>
      <p>
        <FirmNames visit={visit} />
      </p>
      <dl>
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>{t('word')}</dt>
          <dd>
            <FirmConfirmation visit={visit} />
          </dd>
        </div>
      </dl>
      {visit.deviceSkewed && <p className="hint">{t('clockWrong')}</p>}
      {visit.confirmations.length > 0 && (
        <ul className="plain-list">
          {visit.confirmations.map((one) => (
            <li key={one.firmId}>
              {t('saidOn', {
                name: firmName(one.firmId),
                word: t(one.tookPlace ? 'confirmedYes' : 'confirmedNo'),
                time: instantText(one.recordedAt, locale),
              })}{' '}
              <span className="hint">{t(one.byVisitCode ? 'byScan' : 'byCard')}</span>
              {one.comment && <p className="reply">{one.comment}</p>}
            </li>
          ))}
        </ul>
      )}
      <h3>{t('promises')}</h3>
      {visit.promises.length === 0 ? <p className="hint">{t('noPromises')}</p> : <PromiseList visit={visit} onChanged={onChanged} />}
      <h3>{t('photos')}</h3>
      {visit.photos.length === 0 ? <p className="hint">{t('noPhotos')}</p> : <VisitPhotos photos={visit.photos} unfolded />}
    </>
  );
}
