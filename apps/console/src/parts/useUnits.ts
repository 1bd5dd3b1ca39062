import { type UnitKind, type UnitsUnderQuery, UnitsUnder } from '@app/contract';
import { type Problem, ProblemError, useLazyQuery } from '@app/web-ui';
import { useEffect, useState } from 'react';

export type UnitLine = UnitsUnderQuery['units']['edges'][number]['node'];
export interface UnitsResult {
  readonly units: readonly UnitLine[] | undefined;
  readonly problem: Problem | undefined;
}

const MOST = 2000;

/** All units below one, or of the county, in tree order; kinds separated by blanks narrow the list. */
export function useUnits(under: string | undefined, kinds = '', turn = 0): UnitsResult {
  const query = useLazyQuery();
  const [read, setRead] = useState<UnitsResult>({ units: undefined, problem: undefined });
  useEffect(() => {
    let gone = false;
    const readBelow = async (root: string | null, kindsAsked: readonly UnitKind[] | null) => {
      const units: UnitLine[] = [];
      let after: string | null = null;
      do {
        const { units: page }: UnitsUnderQuery = await query(UnitsUnder, {
          under: root,
          kinds: kindsAsked,
          first: 200,
          after,
        });
        units.push(...page.edges.map((edge) => edge.node));
        after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
      } while (after && units.length < MOST);
      return units;
    };
    const readAll = async () => {
      const asked = kinds ? (kinds.split(' ') as UnitKind[]) : null;
      const roots = under ? [under] : (await readBelow(null, null)).filter(({ kind }) => kind !== 'INSTITUTIONS').map(({ id }) => id);
      const units = (await Promise.all(roots.map((root) => readBelow(root, asked)))).flat();
      if (!gone) setRead({ units, problem: undefined });
    };
    readAll().catch((error: unknown) => {
      if (!gone && error instanceof ProblemError) setRead({ units: undefined, problem: error.problem });
    });
    return () => {
      gone = true;
    };
  }, [under, kinds, turn, query]);
  return read;
}

/** How deep each unit lies below the first ones of the list. */
export function depths(units: readonly UnitLine[]): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const unit of units) depth.set(unit.id, unit.parentId && depth.has(unit.parentId) ? (depth.get(unit.parentId) ?? 0) + 1 : 0);
  return depth;
}
