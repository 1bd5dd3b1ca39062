import { Fault } from '@app/platform';
import { argon2id, hash, verify } from 'argon2';

/**
 * argon2id with 19 MiB, 2 passes, 1 lane: the first choice of the OWASP password storage cheat sheet. About 20 ms on a
 * core here, so that one machine still serves a whole county that signs in at half past eight.
 */
export const PASSWORD_COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each computation holds 19 MiB and a core; more at once would let a flood of sign-ins starve everything else. */
const AT_ONCE = 2;
const MOST_WAITING = 100;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Fault('RATE_LIMITED', 'RATE_LIMITED', { seconds: 5 });
    // The one before hands its place on, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Full-width and composed forms of a password are the same password, whatever input method typed it. */
const folded = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(folded(password), PASSWORD_COST));

export const verifyPassword = (stored: string, password: string): Promise<boolean> => inTurn(() => verify(stored, folded(password)));

let nobody: Promise<string> | undefined;

/** The same work as for a known name, so that the time of the answer does not tell whether a name is known. Always false. */
export async function verifyForNobody(password: string): Promise<false> {
  nobody ??= hashPassword('nobody has this password');
  await verifyPassword(await nobody, password);
  return false;
}
