import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { useLocale, useMessages } from './i18n';
import { OFFLINE, type Problem } from './problem';
import { COMMON_MESSAGES } from './messages/common.messages';

export function Loading() {
  const t = useMessages(COMMON_MESSAGES);
  return (
    <p className="loading" role="status">
      {t('loading')}
    </p>
  );
}

/** Nothing there: says so, and what to do first. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

export const useProblemText = (): ((problem: Problem) => string) => {
  const t = useMessages(COMMON_MESSAGES);
  return (problem) => (problem.code === OFFLINE ? t('offline') : problem.message);
};

/** To the field itself, without a step in the history of the browser: the address may hold what must stay. */
function goTo(event: MouseEvent, id: string): void {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'center' });
}

/** What went wrong, at the top of what it is about, with the focus so that it is read out. */
export function ProblemBox({
  problem,
  onRetry,
  labels = {},
}: {
  readonly problem: Problem | undefined;
  readonly onRetry?: (() => void) | undefined;
  /** Ids and labels of the fields on the page: those are linked. */
  readonly labels?: Readonly<Record<string, { readonly id: string; readonly label: string }>>;
}) {
  const t = useMessages(COMMON_MESSAGES);
  const text = useProblemText();
  const { locale } = useLocale();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem && !onRetry) box.current?.focus();
  }, [problem, onRetry]);
  if (!problem) return null;
  // What stands at no field of the page and says the same again is left out.
  const fields = Object.entries(problem.fields).filter(([name, message]) => labels[name] || message !== text(problem));
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={box}>
      {/* Where there is nothing to fill in, there is nothing typed to speak of. */}
      <p>{problem.code === OFFLINE && onRetry ? t('offlineReading') : text(problem)}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, message]) => {
            const field = labels[name];
            return (
              <li key={name}>
                {field ? (
                  <a
                    href={`#${field.id}`}
                    onClick={(event) => goTo(event, field.id)}
                  >{`${field.label}${locale === 'en' ? ': ' : '：'}${message}`}</a>
                ) : (
                  message
                )}
              </li>
            );
          })}
        </ul>
      )}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
}
