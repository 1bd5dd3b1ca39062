import type { Actor } from '@app/kernel';
import type { Reader } from '../database/tx';
import { Fault } from '../errors/fault';
import type { Put } from './values';

/** The path below which the caller's rows lie. Whoever has no post has none; the system looks after everything. */
export function scopeOf(actor: Actor): string {
  if (actor.kind === 'SYSTEM') return '';
  if (!actor.scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  return actor.scopePath;
}

/** Paths that one statement is about. */
export interface Range {
  /** Whether a path of a row lies in the range: within the caller's scope or, where a unit was asked for, within that unit. */
  readonly within: (path: string) => string;
  /** Whether it lies in the caller's whole scope, whatever unit was asked for. */
  readonly inScope: (path: string) => string;
  /** The unit that was asked for, as a common table expression. */
  readonly cte: string | undefined;
}

const below = (path: string, lo: string, hi: string): string => `(${path} >= ${lo} AND ${path} < ${hi})`;

/**
 * The one reading of a unit that a list is narrowed to: within the caller's scope, with everything below it; the whole scope where none is
 * asked for. `anywhere`: rows by participation, which a unit outside the scope may narrow as well. A unit outside gives no row at all.
 */
export function rangeOf(actor: Actor, asked: { readonly unitId?: string | null; readonly anywhere?: boolean }, put: Put): Range {
  let scope: string | undefined;
  const inScope = (path: string): string => {
    scope ??= put(scopeOf(actor));
    return below(path, `${scope}::text`, `${scope}::text || '~'`);
  };
  const { unitId, anywhere } = asked;
  if (!unitId) return { within: anywhere ? () => 'true' : inScope, inScope, cte: undefined };
  const cte = `asked AS (SELECT path, path || '~' AS hi FROM unit WHERE id = ${put(unitId)}${anywhere ? '' : ` AND ${inScope('path')}`})`;
  return { within: (path) => below(path, '(SELECT path FROM asked)', '(SELECT hi FROM asked)'), inScope, cte };
}

/** The same reading for what is no list, such as counts: the path of a unit within the scope, or of the whole scope. */
export async function pathOf(reader: Reader, actor: Actor, unitId: string | null | undefined, field = 'filter.unitId'): Promise<string> {
  const scope = scopeOf(actor);
  if (!unitId) return scope;
  const unit = await reader.first<{ path: string }>('SELECT path::text AS path FROM unit WHERE id = $1', [unitId]);
  if (!unit?.path.startsWith(scope)) throw Fault.notFound(field);
  return unit.path;
}

/** NOT_FOUND for a unit outside the scope: asked only where a list came out empty, so that a page stays one statement. */
export async function requireUnit(
  reader: Reader,
  actor: Actor,
  { unitId, anywhere = false, path }: { readonly unitId: string; readonly anywhere?: boolean; readonly path: string },
): Promise<void> {
  const scope = anywhere ? '' : scopeOf(actor);
  const found = await reader.first(`SELECT 1 AS there FROM unit WHERE id = $1 AND path >= $2::text AND path < $2::text || '~'`, [
    unitId,
    scope,
  ]);
  if (!found) throw Fault.notFound(path);
}
