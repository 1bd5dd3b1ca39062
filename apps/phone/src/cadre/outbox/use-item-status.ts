import { instantText, useLocale, useMessages } from '@app/web-ui';
import type { OutboxItem } from './outbox';
import { useSync } from './use-outbox';
import { OUTBOX_MESSAGES } from './outbox.messages';

/** 10:42 in China. */
export const clockText = (at: number): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** What a line says of itself: whether it is on the phone only, under way, or on the server. */
export function useItemStatus(): (line: OutboxItem) => string {
  const t = useMessages(OUTBOX_MESSAGES);
  const { locale } = useLocale();
  const { sending } = useSync();
  return (line) => {
    if (line.unread) return t(line.unread === 'NEWER' ? 'lineNewer' : 'lineOldPin');
    if (line.state === 'DONE') {
      const today = new Date(line.doneAt ?? 0).toDateString() === new Date().toDateString();
      return t('lineDone', { time: today ? clockText(line.doneAt ?? 0) : instantText(new Date(line.doneAt ?? 0).toISOString(), locale) });
    }
    if (line.state === 'DRAFT') return t('lineDraft', { time: clockText(line.savedAt) });
    if (line.state === 'REFUSED') return t('lineRefused');
    if (line.state === 'CONFLICT') return t('lineConflict');
    const photos = line.entry?.photos ?? [];
    if (sending === line.id) {
      return line.entry?.visitId
        ? t('linePhotos', { done: photos.filter((photo) => photo.attached).length, all: photos.length })
        : t('lineSending');
    }
    return t(line.entry?.visitId ? 'linePhotosLeft' : 'lineWaiting');
  };
}
