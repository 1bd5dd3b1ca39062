/** Work of the worker that comes round: sweeping, reconciling, reminding. May run in two workers at once: its effects must bear it. */
export abstract class PeriodicTask {
  abstract readonly name: string;
  /** Pause between two runs, in milliseconds. */
  abstract readonly everyMs: number;
  abstract run(signal: AbortSignal): Promise<void>;
}

/** Modules may list tasks under this token instead of providing each as a class. */
export const PERIODIC_TASKS = Symbol('periodic tasks');
