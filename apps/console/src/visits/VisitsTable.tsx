import type { VisitOrderField } from '@app/contract';
import { dayWithWeekday, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import { SortHeading } from '../parts/SortHeading';
import type { Sorting } from '../parts/useSorting';
import { FirmNames } from './FirmNames';
import { FirmConfirmation } from './FirmConfirmation';
import type { Visit } from './visit';
import { VisitTags } from './VisitTags';
import { VISIT_MESSAGES } from './visits.messages';

const FEW = 3;
const HEADS = [
  ['date', 'DATE'],
  ['channel', 'CHANNEL'],
  ['firms', 'FIRM'],
  ['who', 'PERSON'],
  ['unit', 'UNIT'],
  ['what', 'TOPIC'],
  ['promised', 'PROMISES'],
  ['word', 'CONFIRMED'],
] as const satisfies readonly (readonly [string, VisitOrderField])[];
export const VISIT_FIELDS = HEADS.map(([, field]) => field);

function Promised({ visit }: { readonly visit: Visit }) {
  const t = useMessages(VISIT_MESSAGES);
  const open = visit.promises.filter(({ outcome }) => outcome === null).length;
  const done = visit.promises.length - open;
  return (
    <>
      {open > 0 && t('promisesOpen', { count: open })} {done > 0 && t('promisesDone', { count: done })}
    </>
  );
}

/** The ledger of visits: a line for each, opened by its day. */
export function VisitsTable({
  lines,
  open,
  sorting,
  onOpen,
}: {
  readonly lines: readonly Visit[];
  readonly open: string;
  readonly sorting: Sorting<VisitOrderField>;
  readonly onOpen: (id: string, from: HTMLElement) => void;
}) {
  const t = useMessages(VISIT_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  return (
    <div className="scroll ledger-scroll" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="stacks visits">
        <thead>
          <tr>
            {HEADS.map(([head, field]) => (
              <SortHeading key={head} field={field} sorting={sorting}>
                {t(head)}
              </SortHeading>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((visit) => {
            const day = dayWithWeekday(visit.occurredOn, locale);
            return (
              <tr key={visit.id} aria-current={visit.id === open ? 'true' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    data-visit={visit.id}
                    aria-label={t('openVisit', {
                      date: day,
                      firms: visit.firms.map((firm) => firm.shortName ?? t('unknownFirm')).join('、'),
                    })}
                    onClick={(event) => onOpen(visit.id, event.currentTarget)}
                  >
                    {day}
                  </button>
                  <VisitTags visit={visit} />
                </th>
                <td className="together" data-label={t('channel')}>
                  {name('VisitChannel', visit.channel)}
                </td>
                <td data-label={t('firms')}>
                  <FirmNames visit={visit} most={FEW} />
                </td>
                <td data-label={t('who')}>{visit.participants.map((one) => one.name).join('、')}</td>
                <td data-label={t('unit')}>{visit.unit.name}</td>
                <td data-label={t('what')}>
                  {visit.topics.map((topic) => name('VisitTopic', topic)).join('、')}
                  {visit.note && <p className="hint two-lines">{visit.note}</p>}
                  {visit.photos.length > 0 && <p className="hint">{t('photoCount', { count: visit.photos.length })}</p>}
                </td>
                <td data-label={visit.promises.length > 0 ? t('promised') : undefined}>
                  <Promised visit={visit} />
                </td>
                <td data-label={t('word')}>
                  <FirmConfirmation visit={visit} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
