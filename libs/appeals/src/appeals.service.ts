import type { Actor } from '@app/kernel';
import { newId } from '@app/kernel';
import { Database, Fault, once, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type AcceptAppeal, accept, recordContact, type RecordContact, type VoidAppeal, voidAppeal } from './appeals.acceptance';
import type { Acted, ActInput } from './appeals.case';
import { close, type CloseAppeal, closeUnconfirmed, type CloseUnconfirmed, reopen, type ReopenAppeal } from './appeals.closing';
import {
  recordAttempt,
  type RecordAttempt,
  recordConfirmation,
  type RecordConfirmation,
  retract,
  rework,
  type ReworkAppeal,
} from './appeals.confirming';
import {
  acknowledge,
  type AcknowledgeDispatch,
  dispatch,
  type DispatchAppeal,
  releaseSupport,
  type ReleaseSupport,
  replyAsSupport,
  type ReplyAsSupport,
} from './appeals.dispatching';
import { AppealRefused } from './appeals.errors';
import { merge, type MergeAppeal, transfer, type TransferAppeal, withdraw, type WithdrawAppeal } from './appeals.exits';
import { type RegisterAppeal, registerIn } from './appeals.registration';
import { reply, type ReplyToAppeal, solveOnSpot, type SolveOnSpot } from './appeals.replying';
import {
  decideRequest,
  type DecideRequest,
  reject,
  requestExtension,
  type RequestExtension,
  requestRejection,
  type RequestRejection,
} from './appeals.requests';

export type Done = Promise<Acted | AppealRefused>;
export type RegisterAppealOnce = RegisterAppeal & { readonly clientId: string };
type Act<I extends ActInput> = (tx: Tx, input: I) => Done;

export interface RevealContact {
  readonly appealId: string;
  readonly reason: string;
}
export interface Contact {
  readonly contactName: string | null;
  readonly contactPhone: string | null;
}

/** A field that is null says the same as one that is not there. */
const withoutNulls = <T extends object>(input: T): T =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) as T;

/** What the database says last, in a race or to whoever goes round the rules. */
const REFUSALS = {
  refusals: {
    appeal_close_confirmed: () => new AppealRefused('APPEAL_NOT_CONFIRMED'),
    appeal_close_signer: () => new AppealRefused('APPEAL_CLOSE_SIGNER'),
    dispatch_one_lead: () => new AppealRefused('APPEAL_UNIT_TWICE'),
    dispatch_unit_once: () => new AppealRefused('APPEAL_UNIT_TWICE'),
    appeal_file_file_id_key: () => new AppealRefused('APPEAL_FILES_TAKEN', {}, 'input.fileIds'),
    appeal_hotline_once: () => new AppealRefused('APPEAL_TICKET_TWICE', {}, 'input.sourceNo'),
    appeal_request_one_pending: () => new AppealRefused('APPEAL_REQUEST_PENDING'),
  },
};

/** The use cases of an appeal, 挂号 to 销号: each opens one transaction; the acts themselves stand in a file a kind. */
@Injectable()
export class AppealsService {
  constructor(private readonly database: Database) {}

  register(actor: Actor, given: RegisterAppealOnce): Done {
    const { clientId, ...input } = withoutNulls(given);
    return this.database.write(
      actor,
      async (tx) => {
        const id = newId();
        const { refusal, id: registered } = await once(tx, { operation: 'registerAppeal', clientId, content: input }, id, async () => {
          const result = await registerIn(tx, actor, input, id);
          return result instanceof AppealRefused ? result : undefined;
        });
        return refusal instanceof AppealRefused ? refusal : { id: registered };
      },
      REFUSALS,
    );
  }

  /** In the transaction of a visit; the number is given when that transaction commits. */
  registerIn(tx: Tx, actor: Actor, input: RegisterAppeal): Done {
    return registerIn(tx, actor, withoutNulls(input));
  }

  /** In the transaction of a visit, right after the registration. */
  solveOnSpotIn(tx: Tx, input: SolveOnSpot): Done {
    return solveOnSpot(tx, withoutNulls(input));
  }

  accept = this.act<AcceptAppeal>('accept', accept);
  recordContact = this.act<RecordContact>('recordContact', recordContact);
  void = this.act<VoidAppeal>('void', voidAppeal);
  requestRejection = this.act<RequestRejection>('requestRejection', requestRejection);
  reject = this.act<RequestRejection>('reject', reject);
  decideRequest = this.act<DecideRequest>('decideRequest', decideRequest);
  requestExtension = this.act<RequestExtension>('requestExtension', requestExtension);
  dispatch = this.act<DispatchAppeal>('dispatch', dispatch);
  acknowledge = this.act<AcknowledgeDispatch>('acknowledge', acknowledge);
  replyAsSupport = this.act<ReplyAsSupport>('replyAsSupport', replyAsSupport);
  releaseSupport = this.act<ReleaseSupport>('releaseSupport', releaseSupport);
  reply = this.act<ReplyToAppeal>('reply', reply);
  solveOnSpot = this.act<SolveOnSpot>('solveOnSpot', solveOnSpot);
  confirm = this.act<RecordConfirmation>('confirm', recordConfirmation);
  retract = this.act<ActInput>('retract', retract);
  recordAttempt = this.act<RecordAttempt>('recordAttempt', recordAttempt);
  rework = this.act<ReworkAppeal>('rework', rework);
  close = this.act<CloseAppeal>('close', close);
  closeUnconfirmed = this.act<CloseUnconfirmed>('closeUnconfirmed', closeUnconfirmed);
  reopen = this.act<ReopenAppeal>('reopen', reopen);
  merge = this.act<MergeAppeal>('merge', merge);
  withdraw = this.act<WithdrawAppeal>('withdraw', withdraw);
  transfer = this.act<TransferAppeal>('transfer', transfer);

  /** An unmasked contact: a write, because it leaves a trace with its reason. */
  revealContact(actor: Actor, { appealId, reason }: RevealContact): Promise<Contact> {
    return this.database.write(actor, async (tx) => {
      const found = await tx.first<Contact & { orgPath: string }>(
        'SELECT contact_name AS "contactName", contact_phone AS "contactPhone", org_path::text AS "orgPath" FROM appeal WHERE id = $1',
        [appealId],
      );
      if (!found) throw Fault.notFound('input.appealId');
      await tx.audit({
        action: 'appeal.revealContact',
        subjectKind: 'appeal',
        subjectId: appealId,
        orgPath: found.orgPath,
        details: { reason },
      });
      return { contactName: found.contactName, contactPhone: found.contactPhone };
    });
  }

  /** One act in one transaction; with a client id it is done once. */
  private act<I extends ActInput>(operation: string, work: Act<I>): (actor: Actor, input: I) => Done {
    return (actor, given) => {
      const input = withoutNulls(given);
      return this.database.write(
        actor,
        async (tx) => {
          const { clientId, ...content } = input;
          if (!clientId) return work(tx, input);
          const { refusal } = await once(tx, { operation: `appeal.${operation}`, clientId, content }, input.appealId, async () => {
            const result = await work(tx, input);
            return result instanceof AppealRefused ? result : undefined;
          });
          return refusal instanceof AppealRefused ? refusal : { id: input.appealId };
        },
        REFUSALS,
      );
    };
  }
}
