/**
 * State machines are data: one table says from, action, to, who may, what must be given. The same table gives the
 * service its rule, the API its available actions, the web its buttons and the tests their cases.
 */
export interface Transition<S extends string, A extends string, W extends string, N extends string = string> {
  readonly action: A;
  /** States the action starts from. Empty for the action that creates the thing in its initial state. */
  readonly from: readonly S[];
  /** The same state as `from` when the action leaves it where it is. */
  readonly to: S;
  /** Who may act: roles, permissions or kinds of actor, as the machine's owner defines them. */
  readonly who: readonly W[];
  /** What must be given with the action. */
  readonly needs?: readonly N[];
}

export interface StateMachine<S extends string, A extends string, W extends string, N extends string = string> {
  readonly states: readonly S[];
  readonly initial: S;
  /** States in which the thing may rest for good. An action may still lead out of them, such as reopening. */
  readonly final: readonly S[];
  readonly transitions: readonly Transition<S, A, W, N>[];
}

export const findTransition = <S extends string, A extends string, W extends string, N extends string>(
  machine: StateMachine<S, A, W, N>,
  from: S,
  action: A,
): Transition<S, A, W, N> | undefined => machine.transitions.find((row) => row.action === action && row.from.includes(from));

/** The row that creates the thing by this action. */
export const findCreation = <S extends string, A extends string, W extends string, N extends string>(
  machine: StateMachine<S, A, W, N>,
  action: A,
): Transition<S, A, W, N> | undefined => machine.transitions.find((row) => row.action === action && row.from.length === 0);

/** Actions that start from a state; with `who`, only those this one may do. */
export const actionsFrom = <S extends string, A extends string, W extends string, N extends string>(
  machine: StateMachine<S, A, W, N>,
  from: S,
  who?: (oneOf: readonly W[]) => boolean,
): readonly A[] => machine.transitions.filter((row) => row.from.includes(from) && (who?.(row.who) ?? true)).map((row) => row.action);

/** Where a history of actions leads from the initial state, or undefined when some step is not in the table. */
export function replay<S extends string, A extends string, W extends string, N extends string>(
  machine: StateMachine<S, A, W, N>,
  actions: Iterable<A>,
): S | undefined {
  let state = machine.initial;
  for (const action of actions) {
    const row = findTransition(machine, state, action);
    if (!row) return undefined;
    state = row.to;
  }
  return state;
}

/** States that can be reached from the given ones in any number of steps, these included. */
function reachable<S extends string>(starts: readonly S[], steps: readonly (readonly [S, S])[]): ReadonlySet<S> {
  const reached = new Set(starts);
  // A Set is walked in insertion order and the walk sees what is added on the way.
  for (const state of reached) for (const [from, to] of steps) if (from === state) reached.add(to);
  return reached;
}

/** Faults of the table itself, in words; the spec of each machine asks for them, so a wrong table never lands. */
export function faultsOf<S extends string, A extends string, W extends string, N extends string>(
  machine: StateMachine<S, A, W, N>,
): string[] {
  const steps = machine.transitions.flatMap((row) => row.from.map((from) => [from, row.to] as const));
  const reached = reachable([machine.initial], steps);
  const finishing = reachable(
    machine.final,
    steps.map(([from, to]) => [to, from] as const),
  );
  const rows = machine.transitions.flatMap((row) => (row.from.length ? row.from : ['(new)']).map((from) => `${from}/${row.action}`));
  const known = new Set(machine.states);
  const named = [machine.initial, ...machine.final, ...steps.flat()];
  const deadEnd = (state: S): boolean => !machine.final.includes(state) && actionsFrom(machine, state).length === 0;
  return [
    ...[...new Set(named)].filter((state) => !known.has(state)).map((state) => `unknown: ${state}`),
    ...machine.states.filter((state) => !reached.has(state)).map((state) => `unreachable: ${state}`),
    ...machine.states.filter(deadEnd).map((state) => `dead end: ${state}`),
    ...machine.states.filter((state) => !finishing.has(state) && !deadEnd(state)).map((state) => `never ends: ${state}`),
    ...rows.filter((row, index) => rows.indexOf(row) !== index).map((row) => `ambiguous: ${row}`),
    ...machine.transitions
      .filter((row) => row.from.length === 0 && row.to !== machine.initial)
      .map((row) => `does not begin at ${machine.initial}: ${row.action}`),
    ...machine.transitions.filter((row) => row.who.length === 0).map((row) => `nobody may: ${row.action}`),
  ];
}
