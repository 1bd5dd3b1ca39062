import { type Actor, faultsOf, localDate, permissionsOf, ROLES, type Role, rolesWith } from '@app/kernel';
import { APPEAL_MACHINE, OWN_PERMISSIONS } from './appeal.machine';
import { type AppealFacts, notAllowed } from './appeal.rules';
import { APPEAL_ACTIONS, APPEAL_STATES, type AppealAction, type AppealState, keysOf } from './appeal.words';

const CLERK_HEAD: Role[] = ['OFFICE_CLERK', 'OFFICE_HEAD'];
const UNIT: Role[] = ['HANDLER', 'UNIT_HEAD'];
const SIGNERS: Role[] = ['OFFICE_HEAD', 'DIVISION_LEADER', 'CHIEF_LEADER', 'COUNTY_LEADER'];
const FIRM: Role[] = ['ENTERPRISE_LINK', 'APPEAL_TRACKER'];
const CALLERS: Role[] = ['CALLBACK_OFFICER', 'OFFICE_CLERK', 'COUNTY_OFFICE'];

/** The table once more, written from the paper and not from the code: action → from, to, who. */
const EXPECTED: Readonly<
  Record<
    Exclude<AppealAction, 'register'>,
    readonly [from: readonly AppealState[], to: AppealState | 'stays', who: readonly (Role | 'SYSTEM')[]]
  >
> = {
  accept: [['REGISTERED'], 'ACCEPTED', CLERK_HEAD],
  deemAccepted: [['REGISTERED'], 'ACCEPTED', ['SYSTEM']],
  solveOnSpot: [['REGISTERED', 'ACCEPTED'], 'REPLIED', ['CADRE', 'OFFICE_CLERK']],
  requestRejection: [['REGISTERED'], 'stays', ['OFFICE_CLERK']],
  refuseRejection: [['REGISTERED'], 'stays', ['OFFICE_HEAD']],
  reject: [['REGISTERED'], 'REJECTED', ['OFFICE_HEAD']],
  contact: [['ACCEPTED', 'IN_PROGRESS'], 'stays', [...CLERK_HEAD, ...UNIT]],
  dispatch: [['ACCEPTED', 'IN_PROGRESS'], 'IN_PROGRESS', CLERK_HEAD],
  acknowledge: [['IN_PROGRESS'], 'stays', [...UNIT, 'OFFICE_CLERK']],
  supportReply: [['IN_PROGRESS'], 'stays', [...UNIT, 'OFFICE_CLERK']],
  release: [['IN_PROGRESS'], 'stays', CLERK_HEAD],
  requestExtension: [['IN_PROGRESS'], 'stays', [...UNIT, ...CLERK_HEAD]],
  extend: [['IN_PROGRESS'], 'stays', ['DIVISION_LEADER', 'CHIEF_LEADER']],
  refuseExtension: [['IN_PROGRESS'], 'stays', ['DIVISION_LEADER', 'CHIEF_LEADER']],
  reply: [['IN_PROGRESS'], 'REPLIED', [...UNIT, 'OFFICE_CLERK']],
  attempt: [['REPLIED'], 'stays', CALLERS],
  confirm: [['REPLIED'], 'stays', [...CALLERS, ...FIRM]],
  retract: [['REPLIED', 'IN_PROGRESS'], 'REPLIED', FIRM],
  rework: [['REPLIED'], 'IN_PROGRESS', ['SYSTEM', 'OFFICE_HEAD']],
  close: [['REPLIED'], 'CLOSED', SIGNERS],
  closeUnconfirmed: [['REPLIED'], 'CLOSED_UNCONFIRMED', SIGNERS],
  reopen: [['CLOSED', 'CLOSED_UNCONFIRMED'], 'IN_PROGRESS', [...FIRM, 'OFFICE_HEAD']],
  merge: [['REGISTERED', 'ACCEPTED', 'IN_PROGRESS'], 'MERGED', ['OFFICE_CLERK']],
  passOn: [['MERGED'], 'stays', ['SYSTEM']],
  withdraw: [['REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED'], 'WITHDRAWN', [...CALLERS, ...FIRM]],
  transfer: [['REGISTERED', 'ACCEPTED', 'IN_PROGRESS'], 'TRANSFERRED', ['OFFICE_HEAD']],
  void: [['REGISTERED', 'ACCEPTED'], 'VOID', ['OFFICE_HEAD']],
};

const UNIT_ID = 'unit';
const actorOf = (role: Role | 'SYSTEM'): Actor => ({
  kind: role === 'SYSTEM' ? 'SYSTEM' : FIRM.includes(role) ? 'ENTERPRISE' : role === 'PROGRAM' ? 'PROGRAM' : 'PERSON',
  id: 'me',
  postId: 'post',
  role: role === 'SYSTEM' ? null : role,
  unitId: UNIT_ID,
  unitPath: '0001.0002.',
  scopeUnitId: 'town',
  scopePath: '0001.',
  enterpriseId: role === 'ENTERPRISE_LINK' ? 'firm' : null,
  sessionId: null,
  permissions: role === 'SYSTEM' ? new Set() : permissionsOf(role),
});
/** Facts under which nothing but the table decides: the own unit leads, the actor was there, nobody is involved. */
const facts = (state: AppealState, action: AppealAction): AppealFacts => ({
  id: 'me',
  mayRetract: true,
  state,
  orgPath: '0001.',
  enterpriseId: 'firm',
  leadUnitId: UNIT_ID,
  leadAcknowledged: false,
  openSupportUnitIds: action === 'supportReply' ? [UNIT_ID] : [],
  reopenUntil: localDate('2024-12-31'),
  wasThere: true,
  involved: new Set(),
  proofHolders: new Set(),
  pendingRejectionBy: 'somebody',
  pendingExtension: { askedBy: 'somebody', ordinal: 1 },
});

describe('the table of an appeal', () => {
  it('has no fault', () => expect(faultsOf(APPEAL_MACHINE)).toEqual([]));

  it('knows every state and every action', () => {
    expect(APPEAL_MACHINE.states).toEqual(keysOf(APPEAL_STATES));
    expect(new Set(APPEAL_MACHINE.transitions.map((row) => row.action))).toEqual(new Set(keysOf(APPEAL_ACTIONS)));
  });

  it('gives nobody a row that the table of roles does not allow', () => {
    const wrong = APPEAL_MACHINE.transitions.flatMap((row) =>
      row.who
        .filter((who) => {
          if (who === 'SYSTEM') return false;
          const needed = FIRM.includes(who) ? OWN_PERMISSIONS[row.action] : row.permission;
          return !needed || !rolesWith(needed).includes(who);
        })
        .map((who) => `${row.action}: ${who}`),
    );
    expect(wrong).toEqual([]);
  });

  const cases = keysOf(EXPECTED).flatMap((action) => keysOf(APPEAL_STATES).map((state) => [action, state] as const));
  it.each(cases)('%s from %s: allowed or refused for each role, as the paper says', (action, state) => {
    const [from, to, who] = EXPECTED[action];
    const row = APPEAL_MACHINE.transitions.find((t) => t.action === action && t.from.includes(state));
    expect(row?.to).toBe(from.includes(state) ? (to === 'stays' ? state : to) : undefined);
    if (!row) return;
    const may = [...ROLES, 'SYSTEM' as const].filter(
      (role) => notAllowed(row, actorOf(role), facts(state, action), localDate('2024-12-01')) === undefined,
    );
    // Before the dispatch there is no unit that could contact the firm.
    const expected = action === 'contact' && state === 'ACCEPTED' ? CLERK_HEAD : who;
    expect(may.sort()).toEqual([...expected].sort());
  });

  it('registers by the principals of the paper', () => {
    expect(APPEAL_MACHINE.transitions.find((row) => row.action === 'register')).toMatchObject({
      from: [],
      to: 'REGISTERED',
      who: ['CADRE', 'VILLAGE_LIAISON', 'OFFICE_CLERK', 'ENTERPRISE_LINK', 'PROGRAM'],
    });
  });
});

describe('the conditions beside the table', () => {
  const close = APPEAL_MACHINE.transitions.find((row) => row.action === 'close')!;
  const extend = APPEAL_MACHINE.transitions.find((row) => row.action === 'extend')!;
  const reopen = APPEAL_MACHINE.transitions.find((row) => row.action === 'reopen')!;
  const accept = APPEAL_MACHINE.transitions.find((row) => row.action === 'accept')!;
  const reply = APPEAL_MACHINE.transitions.find((row) => row.action === 'reply')!;
  const onSpot = APPEAL_MACHINE.transitions.find((row) => row.action === 'solveOnSpot')!;
  const today = localDate('2025-01-02');

  it('lets nobody close what they handled or called back', () =>
    expect(notAllowed(close, actorOf('OFFICE_HEAD'), { ...facts('REPLIED', 'close'), involved: new Set(['me']) }, today)).toBe(
      'APPEAL_CLOSE_SIGNER',
    ));
  it('leaves the second extension to the chief leader', () => {
    const second = { ...facts('IN_PROGRESS', 'extend'), pendingExtension: { askedBy: 'x', ordinal: 2 } };
    expect(notAllowed(extend, actorOf('DIVISION_LEADER'), second, today)).toBe('APPEAL_EXTENSION_RANK');
    expect(notAllowed(extend, actorOf('CHIEF_LEADER'), second, today)).toBeUndefined();
  });
  it('lets the firm reopen within 30 days only, the office head any time', () => {
    expect(notAllowed(reopen, actorOf('ENTERPRISE_LINK'), facts('CLOSED', 'reopen'), localDate('2024-12-31'))).toBeUndefined();
    expect(notAllowed(reopen, actorOf('ENTERPRISE_LINK'), facts('CLOSED', 'reopen'), today)).toBe('APPEAL_REOPEN_EXPIRED');
    expect(notAllowed(reopen, actorOf('OFFICE_HEAD'), facts('CLOSED', 'reopen'), today)).toBeUndefined();
  });
  it('does not let another office act because a unit of its area takes part', () =>
    expect(notAllowed(accept, { ...actorOf('OFFICE_CLERK'), scopePath: '0002.' }, facts('REGISTERED', 'accept'), today)).toBe(
      'APPEAL_NOT_ALLOWED',
    ));
  it('lets the lead unit reply and no other', () =>
    expect(notAllowed(reply, actorOf('HANDLER'), { ...facts('IN_PROGRESS', 'reply'), leadUnitId: 'another' }, today)).toBe(
      'APPEAL_NOT_YOUR_UNIT',
    ));
  it('lets a cadre solve on the spot who was there', () =>
    expect(notAllowed(onSpot, actorOf('CADRE'), { ...facts('REGISTERED', 'solveOnSpot'), wasThere: false }, today)).toBe(
      'APPEAL_NOT_WITNESS',
    ));
  it('lets the firm take its word back for ten minutes, and as long as nobody went on', () => {
    const retract = APPEAL_MACHINE.transitions.find((row) => row.action === 'retract')!;
    for (const role of FIRM) {
      expect(notAllowed(retract, actorOf(role), facts('REPLIED', 'retract'), today)).toBeUndefined();
      expect(notAllowed(retract, actorOf(role), { ...facts('REPLIED', 'retract'), mayRetract: false }, today)).toBe('APPEAL_RETRACT_LATE');
    }
  });
  it('shows another appeal nothing to whoever holds the code of one', () =>
    expect(notAllowed(reopen, { ...actorOf('APPEAL_TRACKER'), id: 'other' }, facts('CLOSED', 'reopen'), localDate('2024-12-01'))).toBe(
      'APPEAL_NOT_ALLOWED',
    ));
  it('shows another firm nothing', () =>
    expect(
      notAllowed(reopen, { ...actorOf('ENTERPRISE_LINK'), enterpriseId: 'other' }, facts('CLOSED', 'reopen'), localDate('2024-12-01')),
    ).toBe('APPEAL_NOT_ALLOWED'));
});
