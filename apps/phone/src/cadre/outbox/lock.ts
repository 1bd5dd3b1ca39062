import { newClientId } from '@app/web-ui';
import type { PhoneDatabase } from '../storage/database';

const LEASE = 90_000;
const owner = newClientId();

/** Runs the work in one tab at a time, by Web Locks or a lease; false when another has it. */
export async function withExclusiveLock(db: PhoneDatabase, name: string, work: () => Promise<void>): Promise<boolean> {
  if (navigator.locks) {
    return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return false;
      await work();
      return true;
    });
  }
  if (!(await take(db, name))) return false;
  const renewing = setInterval(() => void take(db, name), LEASE / 3);
  try {
    await work();
    return true;
  } finally {
    clearInterval(renewing);
    await db.delete('leases', name);
  }
}

async function take(db: PhoneDatabase, name: string): Promise<boolean> {
  const tx = db.transaction('leases', 'readwrite');
  const held = await tx.store.get(name);
  const free = !held || held.owner === owner || held.until < Date.now();
  if (free) await tx.store.put({ name, owner, until: Date.now() + LEASE });
  await tx.done;
  return free;
}
