import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { FormContext } from './fields';
import { useMessages } from './i18n';
import { type Problem, ProblemError } from './problem';
import { ProblemBox } from './states';
import { COMMON_MESSAGES } from './messages/common.messages';

/** Runs one act of the person: never twice at once, and what went wrong is kept in words. */
export function useAsyncAction(already?: Problem) {
  const [problem, setProblem] = useState(already);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const act = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem({ ...error.problem });
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { problem, busy, act, setProblem };
}

/** A form with one primary action: missing fields are said on submit, the summary has the focus, input stays. */
export function Form({
  label,
  submit,
  onSubmit,
  check,
  onCancel,
  already: initialProblem,
  children,
  className,
}: {
  /** Name of the form for those who hear the page. */
  readonly label: string;
  readonly submit: string;
  readonly onSubmit: () => Promise<void>;
  /** Names of fields that must be filled in and are not. */
  readonly check?: (() => readonly string[]) | undefined;
  readonly onCancel?: (() => void) | undefined;
  /** What was wrong with it when it was sent the last time: said at its fields from the beginning. */
  readonly already?: Problem | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  const t = useMessages(COMMON_MESSAGES);
  const { problem, busy, act, setProblem } = useAsyncAction(initialProblem);
  const [labels, setLabels] = useState<Record<string, { id: string; label: string }>>({});
  const register = useCallback(
    (name: string, id: string, text: string) =>
      setLabels((now) => (now[name]?.id === id && now[name].label === text ? now : { ...now, [name]: { id, label: text } })),
    [],
  );
  const state = useMemo(() => ({ errors: problem?.fields ?? {}, register }), [problem, register]);
  return (
    <form
      aria-label={label}
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const missing = check?.() ?? [];
        if (missing.length > 0) {
          setProblem({ code: 'MISSING', message: t('pleaseFill'), fields: Object.fromEntries(missing.map((name) => [name, t('needed')])) });
          return;
        }
        void act(onSubmit);
      }}
    >
      <FormContext value={state}>
        <ProblemBox problem={problem} labels={labels} />
        {children}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={busy}>
            {busy ? t('saving') : submit}
          </button>
          {onCancel && (
            <button type="button" onClick={onCancel}>
              {t('cancel')}
            </button>
          )}
        </div>
      </FormContext>
    </form>
  );
}
