import type { Answer } from '@test/program';
import type { TestDatabase } from '@test/test-database';

/** Tables that every request may write, and those that grow by the sessions of the probe. */
const NOT_BUSINESS = new Set([
  'audit_entry',
  'audit_seal',
  'event',
  'event_cursor',
  'session',
  'client_operation',
  'job',
  'schema_migration',
]);

/** A sum over all rows of each business table, as the owner sees them. */
export async function tableSums(db: TestDatabase): Promise<Readonly<Record<string, string>>> {
  const tables = await db.look<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables.filter((t) => !NOT_BUSINESS.has(t.name))) {
    const [row] = await db.look<{ sum: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS sum FROM ${name} t`,
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}

/** An answer without what differs from call to call: ids and instants. */
export const normal = ({ data, errors }: Answer<unknown>): string =>
  JSON.stringify({ data, errors })
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '#')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@');

/** Runs all of them, `width` at a time. */
export async function inParallel(width: number, work: readonly (() => Promise<void>)[]): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    for (let mine = next++; mine < work.length; mine = next++) await work[mine]?.();
  };
  await Promise.all(Array.from({ length: width }, one));
}
