import { setTimeout as sleep } from 'node:timers/promises';

/** When a single step counts as hung. No judgement of speed: a busy machine may take many times as long as a free one. */
export const PATIENCE_MS = 180_000;

/** Waits for what somebody else brings about. */
export async function eventually(condition: () => boolean | Promise<boolean>, everyMs = 50): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`still not true after ${PATIENCE_MS / 1000} s: ${condition.toString()}`);
    await sleep(everyMs);
  }
}
