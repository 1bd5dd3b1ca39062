import { actionsFrom, faultsOf, findCreation, findTransition, replay, type StateMachine } from './state-machine';

type State = 'OPEN' | 'DONE' | 'LOST';
type Action = 'begin' | 'note' | 'finish' | 'reopen';
type Who = 'CLERK' | 'SYSTEM';

const machine: StateMachine<State, Action, Who, 'words'> = {
  states: ['OPEN', 'DONE'],
  initial: 'OPEN',
  final: ['DONE'],
  transitions: [
    { action: 'begin', from: [], to: 'OPEN', who: ['CLERK'] },
    { action: 'note', from: ['OPEN'], to: 'OPEN', who: ['CLERK'], needs: ['words'] },
    { action: 'finish', from: ['OPEN'], to: 'DONE', who: ['CLERK', 'SYSTEM'] },
    { action: 'reopen', from: ['DONE'], to: 'OPEN', who: ['CLERK'] },
  ],
};

describe('a state machine', () => {
  it('answers from its table', () => {
    expect(findTransition(machine, 'OPEN', 'finish')?.to).toBe('DONE');
    expect(findTransition(machine, 'DONE', 'finish')).toBeUndefined();
    expect(findTransition(machine, 'OPEN', 'begin')).toBeUndefined();
    expect(findCreation(machine, 'begin')?.to).toBe('OPEN');
    expect(findCreation(machine, 'finish')).toBeUndefined();
    expect(actionsFrom(machine, 'OPEN')).toEqual(['note', 'finish']);
    expect(actionsFrom(machine, 'OPEN', (who) => who.includes('SYSTEM'))).toEqual(['finish']);
  });

  it('replays a history', () => {
    expect(replay(machine, [])).toBe('OPEN');
    expect(replay(machine, ['note', 'finish', 'reopen', 'finish'])).toBe('DONE');
    expect(replay(machine, ['finish', 'finish'])).toBeUndefined();
  });

  it('finds no fault in a sound table', () => {
    expect(faultsOf(machine)).toEqual([]);
  });

  it.each<[string, Partial<StateMachine<State, Action, Who, 'words'>>, string]>([
    ['a state nothing leads to', { states: ['OPEN', 'DONE', 'LOST'] }, 'unreachable: LOST'],
    ['a state nothing leads out of', { final: [], transitions: machine.transitions.slice(0, 3) }, 'dead end: DONE'],
    ['a circle without an end', { final: ['LOST'], states: ['OPEN', 'DONE', 'LOST'] }, 'never ends: OPEN'],
    [
      'two rows for one step',
      { transitions: [...machine.transitions, { action: 'finish', from: ['OPEN'], to: 'OPEN', who: ['CLERK'] }] },
      'ambiguous: OPEN/finish',
    ],
    [
      'a creation in the wrong state',
      { transitions: [...machine.transitions.slice(1), { action: 'begin', from: [], to: 'DONE', who: ['CLERK'] }] },
      'does not begin at OPEN: begin',
    ],
    [
      'a step for nobody',
      { transitions: [...machine.transitions.slice(1), { action: 'begin', from: [], to: 'OPEN', who: [] }] },
      'nobody may: begin',
    ],
    [
      'a state it does not list',
      { transitions: [...machine.transitions, { action: 'note', from: ['DONE'], to: 'LOST', who: ['CLERK'] }] },
      'unknown: LOST',
    ],
  ])('finds %s', (_, change, fault) => {
    expect(faultsOf({ ...machine, ...change })).toContain(fault);
  });
});
