import { type Actor, normaliseCreditCode } from '@app/kernel';
import { decodeCursor, Fault, type Page, type PageArgs, pageOf, type Reader } from '@app/platform';
import {
  countEnterprises,
  enterpriseById,
  type EnterpriseFilter,
  type EnterpriseRow,
  listEnterprises,
} from './persistence/enterprise.queries';

export interface RegisterFilter {
  readonly unitId?: string | null;
  readonly text?: string | null;
  readonly kind?: string | null;
  readonly status?: string | null;
  readonly mine?: boolean | null;
  readonly hasCard?: boolean | null;
}

/** One firm of the register; NOT_FOUND alike for what is not there and what is not yours. */
export async function enterpriseOf(reader: Reader, id: string, path = 'id'): Promise<EnterpriseRow> {
  const row = await enterpriseById(reader, id);
  if (!row) throw Fault.notFound(path);
  return row;
}

/** A unit's path where it lies in the caller's range; the caller's own range where none is asked for. */
async function pathOf(reader: Reader, actor: Actor, filter: RegisterFilter): Promise<string | null> {
  const scope = actor.kind === 'SYSTEM' ? '' : (actor.scopePath ?? 'none');
  if (!filter.unitId) return filter.mine ? null : scope;
  const unit = await reader.first<{ path: string }>('SELECT path::text AS path FROM unit WHERE id = $1', [filter.unitId]);
  if (!unit || (!filter.mine && !unit.path.startsWith(scope) && !scope.startsWith(unit.path))) throw Fault.notFound('filter.unitId');
  return !filter.mine && unit.path.length < scope.length ? scope : unit.path;
}

/** A page of the register: the caller's range, or with `mine` the firms of the caller's own liaison rows anywhere. */
export async function registerPage(reader: Reader, actor: Actor, filter: RegisterFilter, page: PageArgs): Promise<Page<EnterpriseRow>> {
  const after = decodeCursor(page.after, 2);
  const text = filter.text?.trim().normalize('NFC') || null;
  const code = normaliseCreditCode(text ?? '');
  const wanted: EnterpriseFilter = {
    path: await pathOf(reader, actor, filter),
    liaisonOf: filter.mine ? actor.id : null,
    text,
    codePrefix: text !== null && /^[0-9A-Z]{2,18}$/.test(code) ? code : null,
    kind: filter.kind ?? null,
    status: filter.status ?? null,
    hasCard: filter.hasCard ?? null,
  };
  const rows = await listEnterprises(reader, wanted, page.first, after);
  return pageOf(
    rows,
    page.first,
    (row) => [row.orgPath, row.id],
    () => countEnterprises(reader, wanted),
  );
}
