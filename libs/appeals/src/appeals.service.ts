import type { Actor } from '@app/kernel';
import { Database, Fault, type Quota, type StoredNames, type Tx } from '@app/platform';
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
  releaseAssistingUnit,
  type ReleaseAssistingUnit,
  replyAsAssistingUnit,
  type ReplyAsAssistingUnit,
} from './appeals.dispatching';
import { AppealRefused } from './appeals.errors';
import { merge, type MergeAppeal, transfer, type TransferAppeal, withdraw, type WithdrawAppeal } from './appeals.exits';
import { type RegisterAppeal, registerIn } from './appeals.registration';
import { reply, type ReplyToAppeal, solveOnSpot, type SolveOnSpot } from './appeals.replying';
import { type PrintedSlip, printSlip, type PrintQuerySlip, slipOf } from './appeals.slips';
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

/** What the acts and their fields were called when they were first published; repeats are recognised by those names. */
const STORED_AS: Readonly<Partial<Record<string, StoredNames>>> = {
  registerAppeal: { fields: { description: 'words' } },
  recordContact: { fields: { channel: 'way', note: 'words' } },
  decideRequest: { fields: { comment: 'words' } },
  dispatchAppeal: { fields: { instructions: 'words', assistingUnits: 'supports' } },
  replyAsAssistingUnit: { operation: 'replyAsSupport', fields: { reply: 'words' } },
  releaseAssistingUnit: { operation: 'releaseSupport' },
  recordConfirmation: { fields: { comment: 'words' } },
  recordAttempt: { fields: { channel: 'way', note: 'words' } },
  closeAppeal: { fields: { comment: 'words' } },
  reopenAppeal: { fields: { reason: 'words' } },
  withdrawAppeal: { fields: { comment: 'words' } },
};

/** What the database says last, in a race or to whoever goes round the rules. */
const REFUSALS = {
  refusals: {
    appeal_close_confirmed: () => new AppealRefused('APPEAL_NOT_CONFIRMED'),
    appeal_close_signer: () => new AppealRefused('APPEAL_CLOSE_SIGNER'),
    appeal_withdraw_proof: () => new AppealRefused('APPEAL_PROOF_NEEDED'),
    dispatch_one_lead: () => new AppealRefused('APPEAL_UNIT_TWICE'),
    dispatch_unit_once: () => new AppealRefused('APPEAL_UNIT_TWICE'),
    appeal_file_file_id_key: () => new AppealRefused('APPEAL_FILES_TAKEN', {}, 'input.fileIds'),
    appeal_hotline_once: () => new AppealRefused('APPEAL_TICKET_TWICE', {}, 'input.sourceNo'),
    appeal_request_one_pending: () => new AppealRefused('APPEAL_REQUEST_PENDING'),
  },
};

/** Contacts of appeals that one person looks up on a day: more than anybody calls back. */
const REVEALS: Quota = { name: 'appeal.reveal', most: 120, code: 'CONTACT_REVEALS_OF_DAY' };
/** Appeals that one card hands in on a day: shops hang the card on the wall. */
const SUBMISSIONS: Quota = { name: 'appeal.submit', most: 10, code: 'APPEALS_OF_DAY' };

/** The use cases of an appeal, 挂号 to 销号: each opens one transaction; the acts themselves stand in a file a kind. */
@Injectable()
export class AppealsService {
  constructor(private readonly database: Database) {}

  register(actor: Actor, given: RegisterAppealOnce): Done {
    const { clientId, ...input } = withoutNulls(given);
    return this.database.write(
      actor,
      (tx) =>
        tx.idempotent(
          'registerAppeal',
          { ...input, clientId },
          async (id) => {
            if (actor.kind === 'ENTERPRISE') await tx.charge(SUBMISSIONS);
            return registerIn(tx, input, id);
          },
          { storedAs: STORED_AS['registerAppeal'] },
        ),
      REFUSALS,
    );
  }

  /** In the transaction of a visit; the number is given when that transaction commits. */
  registerIn(tx: Tx, input: RegisterAppeal): Done {
    return registerIn(tx, withoutNulls(input));
  }

  /** In the transaction of a visit, right after the registration. */
  solveOnSpotIn(tx: Tx, input: SolveOnSpot): Done {
    return solveOnSpot(tx, withoutNulls(input));
  }

  accept(actor: Actor, input: AcceptAppeal): Done {
    return this.act(actor, 'acceptAppeal', input, accept);
  }

  recordContact(actor: Actor, input: RecordContact): Done {
    return this.act(actor, 'recordContact', input, recordContact);
  }

  void(actor: Actor, input: VoidAppeal): Done {
    return this.act(actor, 'voidAppeal', input, voidAppeal);
  }

  requestRejection(actor: Actor, input: RequestRejection): Done {
    return this.act(actor, 'requestRejection', input, requestRejection);
  }

  reject(actor: Actor, input: RequestRejection): Done {
    return this.act(actor, 'rejectAppeal', input, reject);
  }

  decideRequest(actor: Actor, input: DecideRequest): Done {
    return this.act(actor, 'decideRequest', input, decideRequest);
  }

  requestExtension(actor: Actor, input: RequestExtension): Done {
    return this.act(actor, 'requestExtension', input, requestExtension);
  }

  dispatch(actor: Actor, input: DispatchAppeal): Done {
    return this.act(actor, 'dispatchAppeal', input, dispatch);
  }

  acknowledge(actor: Actor, input: AcknowledgeDispatch): Done {
    return this.act(actor, 'acknowledgeDispatch', input, acknowledge);
  }

  replyAsAssistingUnit(actor: Actor, input: ReplyAsAssistingUnit): Done {
    return this.act(actor, 'replyAsAssistingUnit', input, replyAsAssistingUnit);
  }

  releaseAssistingUnit(actor: Actor, input: ReleaseAssistingUnit): Done {
    return this.act(actor, 'releaseAssistingUnit', input, releaseAssistingUnit);
  }

  reply(actor: Actor, input: ReplyToAppeal): Done {
    return this.act(actor, 'replyToAppeal', input, reply);
  }

  solveOnSpot(actor: Actor, input: SolveOnSpot): Done {
    return this.act(actor, 'solveOnSpot', input, solveOnSpot);
  }

  confirm(actor: Actor, input: RecordConfirmation): Done {
    return this.act(actor, 'recordConfirmation', input, recordConfirmation);
  }

  retract(actor: Actor, input: ActInput): Done {
    return this.act(actor, 'retractConfirmation', input, retract);
  }

  recordAttempt(actor: Actor, input: RecordAttempt): Done {
    return this.act(actor, 'recordAttempt', input, recordAttempt);
  }

  rework(actor: Actor, input: ReworkAppeal): Done {
    return this.act(actor, 'reworkAppeal', input, rework);
  }

  close(actor: Actor, input: CloseAppeal): Done {
    return this.act(actor, 'closeAppeal', input, close);
  }

  closeUnconfirmed(actor: Actor, input: CloseUnconfirmed): Done {
    return this.act(actor, 'closeAppealUnconfirmed', input, closeUnconfirmed);
  }

  reopen(actor: Actor, input: ReopenAppeal): Done {
    return this.act(actor, 'reopenAppeal', input, reopen);
  }

  merge(actor: Actor, input: MergeAppeal): Done {
    return this.act(actor, 'mergeAppeal', input, merge);
  }

  withdraw(actor: Actor, input: WithdrawAppeal): Done {
    return this.act(actor, 'withdrawAppeal', input, withdraw);
  }

  transfer(actor: Actor, input: TransferAppeal): Done {
    return this.act(actor, 'transferAppeal', input, transfer);
  }

  /** 打印查询单. A repeat of the same request gives the slip without its code: it was shown once. */
  printSlip(actor: Actor, input: PrintQuerySlip): Promise<PrintedSlip> {
    return this.database.write(actor, (tx) =>
      tx.idempotent('printQuerySlip', input, (id) => printSlip(tx, input, id), { again: () => slipOf(tx, input.appealId) }),
    );
  }

  /** An unmasked contact: a write, because it leaves a trace with its reason. */
  revealContact(actor: Actor, { appealId, reason }: RevealContact): Promise<Contact> {
    return this.database.write(actor, async (tx) => {
      const found = await tx.first<Contact & { orgPath: string }>(
        'SELECT contact_name AS "contactName", contact_phone AS "contactPhone", org_path::text AS "orgPath" FROM appeal WHERE id = $1',
        [appealId],
      );
      if (!found) throw Fault.notFound('input.appealId');
      await tx.charge(REVEALS);
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

  /** One act in one transaction; with a client id it is done once. The operation is the mutation's name. */
  private act<I extends ActInput>(actor: Actor, operation: string, given: I, work: (tx: Tx, input: I) => Done): Done {
    const input = withoutNulls(given);
    return this.database.write(
      actor,
      (tx) => tx.idempotent(operation, input, () => work(tx, input), { id: input.appealId, storedAs: STORED_AS[operation] }),
      REFUSALS,
    );
  }
}
