import { useMessages } from './i18n';
import { COMMON_MESSAGES } from './messages/common.messages';

export type LightColour = 'GREEN' | 'YELLOW' | 'RED';
const SHAPES = { GREEN: '●', YELLOW: '▲', RED: '■' } as const;

/** Colour is never alone: a shape, a word and the days. Without a clock that runs there is no light. */
export function Light({ light, left }: { readonly light: LightColour | null | undefined; readonly left?: number | null | undefined }) {
  const t = useMessages(COMMON_MESSAGES);
  if (!light) return <span className="light light-none">–</span>;
  const days =
    left === null || left === undefined
      ? ''
      : left === 0
        ? t('dueToday')
        : t(left < 0 ? 'daysOver' : 'daysLeft', { count: Math.abs(left) });
  return (
    <span className={`light light-${light.toLowerCase()}`}>
      <span aria-hidden="true">{SHAPES[light]}</span> {t(light)} {days && <span className="light-days">{days}</span>}
    </span>
  );
}
