import type { Permission, Role, StateMachine, Transition } from '@app/kernel';
import { APPEAL_STATES, type AppealAction, type AppealState, keysOf } from './appeal.words';

/** Roles of posts, the principals that are no people, and the system itself. */
export type AppealWho = Role | 'SYSTEM';

export const APPEAL_CLOCKS = ['acceptance', 'firstContact', 'handling', 'callback'] as const;
export type AppealClock = (typeof APPEAL_CLOCKS)[number];

export interface AppealTransition extends Transition<AppealState, AppealAction, AppealWho> {
  /** What a person's post must allow; the rows of the firm and of the system need none of the table's business permissions. */
  readonly permission: Permission | null;
  readonly starts: readonly AppealClock[];
  readonly stops: readonly AppealClock[];
}

export interface AppealMachine extends StateMachine<AppealState, AppealAction, AppealWho> {
  readonly transitions: readonly AppealTransition[];
}

type Clocks = { readonly starts?: readonly AppealClock[]; readonly stops?: readonly AppealClock[] };

const row = (
  action: AppealAction,
  from: readonly AppealState[],
  to: AppealState,
  who: readonly AppealWho[],
  permission: Permission | null,
  needs: readonly string[] = [],
  { starts = [], stops = [] }: Clocks = {},
): AppealTransition => ({ action, from, to, who, permission, needs, starts, stops });

const OFFICE = ['OFFICE_CLERK', 'OFFICE_HEAD'] as const;
const LEADERS = ['DIVISION_LEADER', 'CHIEF_LEADER', 'COUNTY_LEADER'] as const;
/** People of a unit that handles; which appeals is said by the dispatch to their unit. */
const UNIT = ['HANDLER', 'UNIT_HEAD'] as const;
/** The firm itself: by its card, or by number and query code of this appeal. */
const FIRM = ['ENTERPRISE_LINK', 'APPEAL_TRACKER'] as const;
/** Who may record what the firm says, by call or on paper. */
const CALLERS = ['CALLBACK_OFFICER', 'OFFICE_CLERK', 'COUNTY_OFFICE'] as const;

/**
 * THE table of an appeal: from where to where, who, what must be given, which clock starts and stops. Everything else is
 * derived from it: what the service allows, `availableActions`, the buttons, the cases of the tests. Conditions that no table
 * can say (a confirmation after the last reply, a signer who neither handled nor called) stand in appeal.rules.ts.
 */
export const APPEAL_MACHINE: AppealMachine = {
  states: keysOf(APPEAL_STATES),
  initial: 'REGISTERED',
  final: ['CLOSED', 'CLOSED_UNCONFIRMED', 'REJECTED', 'MERGED', 'WITHDRAWN', 'TRANSFERRED', 'VOID'],
  transitions: [
    row(
      'register',
      [],
      'REGISTERED',
      ['CADRE', 'VILLAGE_LIAISON', 'OFFICE_CLERK', 'ENTERPRISE_LINK', 'PROGRAM'],
      'appeal:register',
      ['title', 'description', 'source'],
      {
        starts: ['acceptance'],
      },
    ),
    row('accept', ['REGISTERED'], 'ACCEPTED', OFFICE, 'appeal:accept', ['category', 'complexity'], {
      starts: ['firstContact'],
      stops: ['acceptance'],
    }),
    row('deemAccepted', ['REGISTERED'], 'ACCEPTED', ['SYSTEM'], null, [], { starts: ['firstContact'], stops: ['acceptance'] }),
    row('solveOnSpot', ['REGISTERED', 'ACCEPTED'], 'REPLIED', ['CADRE', 'OFFICE_CLERK'], 'appeal:solve-on-spot', ['outcome', 'reply'], {
      starts: ['callback'],
      stops: ['acceptance', 'firstContact'],
    }),
    // 不予受理: the clerk asks, the office head decides; the head may also reject at once.
    row('requestRejection', ['REGISTERED'], 'REGISTERED', ['OFFICE_CLERK'], 'appeal:accept', ['reason', 'insteadWhere']),
    row('refuseRejection', ['REGISTERED'], 'REGISTERED', ['OFFICE_HEAD'], 'appeal:approve', ['comment']),
    row('reject', ['REGISTERED'], 'REJECTED', ['OFFICE_HEAD'], 'appeal:approve', ['reason', 'insteadWhere'], { stops: ['acceptance'] }),
    // Whoever contacts the firm must be able to see its number.
    row('contact', ['ACCEPTED'], 'ACCEPTED', OFFICE, 'contact:reveal', ['channel', 'note'], { stops: ['firstContact'] }),
    row('contact', ['IN_PROGRESS'], 'IN_PROGRESS', [...OFFICE, ...UNIT], 'contact:reveal', ['channel', 'note'], {
      stops: ['firstContact'],
    }),
    row('dispatch', ['ACCEPTED', 'IN_PROGRESS'], 'IN_PROGRESS', OFFICE, 'appeal:dispatch', ['instructions'], { starts: ['handling'] }),
    row('acknowledge', ['IN_PROGRESS'], 'IN_PROGRESS', [...UNIT, 'OFFICE_CLERK'], 'appeal:handle'),
    row('supportReply', ['IN_PROGRESS'], 'IN_PROGRESS', [...UNIT, 'OFFICE_CLERK'], 'appeal:handle', ['reply']),
    row('release', ['IN_PROGRESS'], 'IN_PROGRESS', OFFICE, 'appeal:dispatch', ['unitId', 'reason']),
    row('requestExtension', ['IN_PROGRESS'], 'IN_PROGRESS', [...UNIT, ...OFFICE], 'appeal:request', ['reason', 'newDueOn']),
    row('extend', ['IN_PROGRESS'], 'IN_PROGRESS', ['DIVISION_LEADER', 'CHIEF_LEADER'], 'appeal:approve'),
    row('refuseExtension', ['IN_PROGRESS'], 'IN_PROGRESS', ['DIVISION_LEADER', 'CHIEF_LEADER'], 'appeal:approve', ['comment']),
    row('reply', ['IN_PROGRESS'], 'REPLIED', [...UNIT, 'OFFICE_CLERK'], 'appeal:handle', ['outcome', 'reply', 'evidenceKind'], {
      starts: ['callback'],
      stops: ['handling', 'firstContact'],
    }),
    row('attempt', ['REPLIED'], 'REPLIED', CALLERS, 'appeal:callback', ['channel', 'result'], { stops: ['callback'] }),
    row('confirm', ['REPLIED'], 'REPLIED', [...FIRM, ...CALLERS], 'appeal:callback', ['solved'], { stops: ['callback'] }),
    // Ten minutes to think again: what followed by itself (the rework, its clock) is undone, what somebody else did since is not.
    row('retract', ['REPLIED'], 'REPLIED', FIRM, null),
    row('retract', ['IN_PROGRESS'], 'REPLIED', FIRM, null, [], { stops: ['handling'] }),
    row('rework', ['REPLIED'], 'IN_PROGRESS', ['SYSTEM', 'OFFICE_HEAD'], 'appeal:rework', ['reason'], {
      starts: ['handling'],
      stops: ['callback'],
    }),
    row('close', ['REPLIED'], 'CLOSED', ['OFFICE_HEAD', ...LEADERS], 'appeal:close'),
    row('closeUnconfirmed', ['REPLIED'], 'CLOSED_UNCONFIRMED', ['OFFICE_HEAD', ...LEADERS], 'appeal:close', ['reason']),
    row('reopen', ['CLOSED', 'CLOSED_UNCONFIRMED'], 'IN_PROGRESS', [...FIRM, 'OFFICE_HEAD'], 'appeal:reopen', ['reason'], {
      starts: ['handling'],
    }),
    row('merge', ['REGISTERED', 'ACCEPTED', 'IN_PROGRESS'], 'MERGED', ['OFFICE_CLERK'], 'appeal:dispatch', ['mainAppealId', 'reason'], {
      stops: ['acceptance', 'firstContact', 'handling'],
    }),
    // Every reporter gets the main one's reply.
    row('passOn', ['MERGED'], 'MERGED', ['SYSTEM'], null),
    row(
      'withdraw',
      ['REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED'],
      'WITHDRAWN',
      [...FIRM, ...CALLERS],
      'appeal:callback',
      ['reason'],
      {
        stops: ['acceptance', 'firstContact', 'handling', 'callback'],
      },
    ),
    row(
      'transfer',
      ['REGISTERED', 'ACCEPTED', 'IN_PROGRESS'],
      'TRANSFERRED',
      ['OFFICE_HEAD'],
      'appeal:dispatch',
      ['receiver', 'receiverNo', 'receivedOn', 'reason'],
      {
        stops: ['acceptance', 'firstContact', 'handling'],
      },
    ),
    row('void', ['REGISTERED', 'ACCEPTED'], 'VOID', ['OFFICE_HEAD'], 'appeal:void', ['reason'], { stops: ['acceptance', 'firstContact'] }),
  ],
};

/** What the firm's own link must hold for each of its rows. */
export const OWN_PERMISSIONS: Readonly<Partial<Record<AppealAction, Permission>>> = {
  register: 'own:submit',
  confirm: 'own:confirm',
  retract: 'own:confirm',
  withdraw: 'own:confirm',
  reopen: 'own:reopen',
};

export const isFinal = (state: AppealState): boolean => APPEAL_MACHINE.final.includes(state);
