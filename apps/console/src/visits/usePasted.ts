import { Firms, LogVisitAtDesk, VisitCompanions } from '@app/contract';
import { newClientId, OFFLINE, type Problem, ProblemError, todayInChina, useLazyQuery, useMutation } from '@app/web-ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '../shell/session';
import { type Cells, type Column, type Found, type FoundFor, judge, type Judged, type PastedRow } from './pasted';

/** Which column the server's words are about, by the field of the input. */
const COLUMN_OF: readonly (readonly [RegExp, Column])[] = [
  [/^firms/, 'firm'],
  [/^(occurredOn|lateReason)/, 'day'],
  [/^onBehalfOf/, 'visitor'],
  [/^channel/, 'channel'],
  [/^topics/, 'topics'],
  [/^note/, 'note'],
];
const NAMED = ['firm', 'visitor'] as const;
type Named = (typeof NAMED)[number];
const AT_ONCE = 4;
const PAUSE_MS = 300;

/** Kept until the tab is closed, so that a reload loses nothing; under the person's own id. */
function kept(key: string): readonly PastedRow[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as PastedRow[];
  } catch {
    return [];
  }
}

type Lookup = Readonly<Record<Named, Readonly<Record<string, readonly Found[]>>>>;

/** Firms and colleagues by what was written, each text asked for once. */
function useFound(rows: readonly PastedRow[]): Lookup {
  const query = useLazyQuery();
  const [found, setFound] = useState<Lookup>({ firm: {}, visitor: {} });
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const find: Readonly<Record<Named, (text: string) => Promise<readonly Found[]>>> = {
      firm: async (text) => {
        const { enterprises } = await query(Firms, { filter: { text }, first: 20, after: null });
        return enterprises.edges.map(({ node }) => ({
          id: node.id,
          label: `${node.name}（${node.unit.name}）`,
          names: [node.name, node.shortName, node.creditCode ?? ''],
        }));
      },
      visitor: async (text) => {
        const { companions } = await query(VisitCompanions, { search: text });
        return companions.flatMap(({ id, name, unitName }) =>
          id ? [{ id, label: unitName ? `${name}（${unitName}）` : name, names: [name] }] : [],
        );
      },
    };
    const open = NAMED.flatMap((column) =>
      [...new Set(rows.filter(({ visitId }) => !visitId).map(({ cells }) => cells[column]))]
        .filter((text) => text !== '' && !asked.current.has(`${column} ${text}`))
        .map((text) => ({ column, text })),
    );
    if (open.length === 0) return undefined;
    const next = async (): Promise<void> => {
      for (let one = open.shift(); one; one = open.shift()) {
        const { column, text } = one;
        if (asked.current.has(`${column} ${text}`)) continue;
        asked.current.add(`${column} ${text}`);
        const there = await find[column](text).catch(() => undefined);
        if (there) setFound((now) => ({ ...now, [column]: { ...now[column], [text]: there } }));
        // Without an answer it is asked for again with the next change.
        else asked.current.delete(`${column} ${text}`);
      }
    };
    const wait = setTimeout(() => void Promise.all(Array.from({ length: AT_ONCE }, next)), PAUSE_MS);
    return () => clearTimeout(wait);
  }, [rows, query]);
  return found;
}

/** The same object while the row is unchanged: two hundred rows are not rendered for one letter. */
export interface JudgedRow {
  readonly row: PastedRow;
  readonly found: FoundFor;
  readonly judged: Judged;
  readonly isReady: boolean;
}

/** What a person does to one row. */
export interface RowActs {
  readonly write: (id: string, column: Column, text: string) => void;
  readonly choose: (id: string, column: Named, found: string) => void;
  readonly drop: (id: string) => void;
}

export interface Pasted {
  readonly rows: readonly JudgedRow[];
  /** Always the same object. */
  readonly acts: RowActs;
  /** How far saving has come; nothing while nothing is saved. */
  readonly progress: { readonly done: number; readonly all: number } | undefined;
  /** Why saving stopped before the last row. */
  readonly problem: Problem | undefined;
  readonly start: (rows: readonly Cells[]) => void;
  readonly clear: () => void;
  readonly save: (lateReason: string) => Promise<void>;
}

function useJudged(rows: readonly PastedRow[]): readonly JudgedRow[] {
  const me = useMe();
  const lookup = useFound(rows);
  const today = todayInChina();
  const myName = me.person.name;
  const before = useRef(new WeakMap<PastedRow, JudgedRow>());
  return useMemo(
    () =>
      rows.map((row) => {
        const found = { firm: lookup.firm[row.cells.firm], visitor: lookup.visitor[row.cells.visitor] };
        const known = before.current.get(row);
        if (known && known.found.firm === found.firm && known.found.visitor === found.visitor) return known;
        const judged = judge(row, found, { today, myName });
        const isReady = !row.visitId && !row.refused && Object.keys(judged.faults).length === 0;
        const line = { row, found, judged, isReady };
        before.current.set(row, line);
        return line;
      }),
    [rows, lookup, today, myName],
  );
}

/** Rows of a sheet on their way to be visits. */
export function usePasted(): Pasted {
  const mutate = useMutation();
  const key = `zhuqi-pasted-visits-${useMe().person.id}`;
  const [rows, setRows] = useState<readonly PastedRow[]>(() => kept(key));
  const [progress, setProgress] = useState<Pasted['progress']>();
  const [problem, setProblem] = useState<Problem>();
  const judgedRows = useJudged(rows);
  useEffect(() => {
    if (rows.length > 0) sessionStorage.setItem(key, JSON.stringify(rows));
    else sessionStorage.removeItem(key);
  }, [key, rows]);
  const { change, acts } = useMemo(() => {
    const change = (id: string, to: (row: PastedRow) => PastedRow) => setRows((now) => now.map((row) => (row.id === id ? to(row) : row)));
    const acts: RowActs = {
      write: (id, column, text) =>
        change(id, (row) => ({
          ...row,
          refused: undefined,
          cells: { ...row.cells, [column]: text },
          chosen: { ...row.chosen, [column]: undefined },
        })),
      choose: (id, column, found) => change(id, (row) => ({ ...row, refused: undefined, chosen: { ...row.chosen, [column]: found } })),
      drop: (id) => setRows((now) => now.filter((row) => row.id !== id)),
    };
    return { change, acts };
  }, []);

  const send = async ({ row, judged }: JudgedRow, lateReason: string): Promise<boolean> => {
    const { firm, visitor, day, channel, topics, isLate } = judged;
    if (!firm || !day || !channel) return true;
    try {
      const { logVisit } = await mutate(LogVisitAtDesk, {
        input: {
          clientId: row.id,
          onBehalfOf: visitor?.id ?? null,
          firms: [{ enterpriseId: firm.id }],
          channel,
          occurredOn: day,
          topics: [...topics],
          note: row.cells.note || null,
          lateReason: isLate ? lateReason : null,
        },
      });
      if (logVisit.__typename === 'Visit') change(row.id, (now) => ({ ...now, visitId: logVisit.id }));
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { problem: why } = error;
      // Nobody answers, or the session is over: the rest waits as it is.
      if (why.code === OFFLINE || why.code === 'UNAUTHENTICATED') {
        setProblem({ ...why });
        return false;
      }
      const [field, message] = Object.entries(why.fields)[0] ?? [];
      const column = COLUMN_OF.find(([pattern]) => pattern.test(field ?? ''))?.[1] ?? null;
      change(row.id, (now) => ({ ...now, refused: { column, message: message ?? why.message } }));
      return true;
    }
  };

  return {
    rows: judgedRows,
    acts,
    progress,
    problem,
    start: (given) => setRows(given.map((cells) => ({ id: newClientId(), cells, chosen: {} }))),
    clear: () => setRows([]),
    save: async (lateReason) => {
      const ready = judgedRows.filter(({ isReady }) => isReady);
      setProblem(undefined);
      for (const [done, one] of ready.entries()) {
        setProgress({ done, all: ready.length });
        if (!(await send(one, lateReason))) break;
      }
      setProgress(undefined);
    },
  };
}
