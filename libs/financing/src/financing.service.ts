import type { Actor } from '@app/kernel';
import { Database, Fault, type Order, type Page, type Reader, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDemand, recordDemand, sendToBank } from './demand.acts';
import { recordDisbursement, replaceDisbursement, reverseDisbursement } from './disbursement.acts';
import { answerOffer, decideOffer } from './offer.acts';
import { voidFinancingRecord } from './void.acts';
import { FinancingRefused, REFUSALS } from './financing.errors';
import type {
  AnswerOffer,
  AuthoriseDemand,
  DecideOffer,
  Recorded,
  RecordDemand,
  RecordDisbursement,
  ReplaceDisbursement,
  ReverseDisbursement,
  SendToBank,
  VoidFinancingRecord,
} from './financing.inputs';
import { type BankOfferFilter, type BankOfferOrderField, type BankOfferRow, bankOfferPage } from './persistence/bank-offers.queries';
import { type DemandFilter, type DemandOrderField, type DemandRow, demandById, demandPage } from './persistence/demands.queries';
import { demandIdOf } from './persistence/locks.queries';

type Outcome = Promise<Recorded | FinancingRefused>;
interface Intent {
  readonly clientId?: string | null;
}

/** Longest id a client may make for one intent. */
const MOST_CLIENT_ID = 100;

/** 融资对接: demand → bank → credit granted and accepted → money paid out. 授信 and 放款 are never added. */
@Injectable()
export class FinancingService {
  constructor(private readonly database: Database) {}

  recordDemand(actor: Actor, input: RecordDemand): Outcome {
    return this.write(actor, (tx) => this.recordDemandIn(tx, input));
  }
  /** For whoever opens a demand within a transaction of its own, such as a visit. */
  recordDemandIn(tx: Tx, input: RecordDemand): Outcome {
    return this.act(tx, 'recordDemand', input, (id) => recordDemand(tx, id, input));
  }

  authoriseDemand(actor: Actor, input: AuthoriseDemand): Outcome {
    return this.write(actor, (tx) => this.authoriseDemandIn(tx, input));
  }
  authoriseDemandIn(tx: Tx, input: AuthoriseDemand): Outcome {
    return this.act(tx, 'authoriseDemand', input, () => authoriseDemand(tx, input), input.demandId);
  }

  sendToBank(actor: Actor, input: SendToBank): Outcome {
    return this.write(actor, (tx) => this.sendToBankIn(tx, input));
  }
  sendToBankIn(tx: Tx, input: SendToBank): Outcome {
    return this.act(tx, 'sendToBank', input, (id) => sendToBank(tx, id, input));
  }

  decideOffer(actor: Actor, input: DecideOffer): Outcome {
    return this.write(actor, (tx) => this.decideOfferIn(tx, input));
  }
  decideOfferIn(tx: Tx, input: DecideOffer): Outcome {
    return this.act(tx, 'decideOffer', input, (id) => decideOffer(tx, id, input));
  }

  answerOffer(actor: Actor, input: AnswerOffer): Outcome {
    return this.write(actor, (tx) => this.answerOfferIn(tx, input));
  }
  answerOfferIn(tx: Tx, input: AnswerOffer): Outcome {
    return this.act(tx, 'answerOffer', input, (id) => answerOffer(tx, id, input));
  }

  recordDisbursement(actor: Actor, input: RecordDisbursement): Outcome {
    return this.write(actor, (tx) => this.recordDisbursementIn(tx, input));
  }
  recordDisbursementIn(tx: Tx, input: RecordDisbursement): Outcome {
    return this.act(tx, 'recordDisbursement', input, (id) => recordDisbursement(tx, id, input));
  }

  reverseDisbursement(actor: Actor, input: ReverseDisbursement): Outcome {
    return this.write(actor, (tx) => this.act(tx, 'reverseDisbursement', input, (id) => reverseDisbursement(tx, id, input)));
  }

  /** Void and new, in one transaction. */
  replaceDisbursement(actor: Actor, input: ReplaceDisbursement): Outcome {
    return this.write(actor, (tx) => this.act(tx, 'replaceDisbursement', input, (id) => replaceDisbursement(tx, id, input)));
  }

  voidFinancingRecord(actor: Actor, input: VoidFinancingRecord): Outcome {
    return this.write(actor, (tx) => this.act(tx, 'voidFinancingRecord', input, () => voidFinancingRecord(tx, input), input.id));
  }

  /** The demands of the caller's area; with a firm named, that firm's wherever they were recorded. */
  demands(
    reader: Reader,
    actor: Actor,
    filter: DemandFilter,
    page: { readonly first: number; readonly after?: string | null },
    orderBy?: Order<DemandOrderField> | null,
  ): Promise<Page<DemandRow>> {
    return demandPage(reader, { actor, filter, page, orderBy: orderBy ?? null });
  }

  /** One demand with everything that hangs on it, voided records included, in one statement. */
  async demand(reader: Reader, id: string): Promise<DemandRow> {
    const found = await demandById(reader, id);
    if (!found) throw Fault.notFound('id');
    return found;
  }

  /** What was sent to the caller's bank. */
  bankOffers(
    reader: Reader,
    actor: Actor,
    filter: BankOfferFilter,
    page: { readonly first: number; readonly after?: string | null },
    orderBy?: Order<BankOfferOrderField> | null,
  ): Promise<Page<BankOfferRow>> {
    return bankOfferPage(reader, { actor, filter, page, orderBy: orderBy ?? null });
  }

  private write(actor: Actor, work: (tx: Tx) => Outcome): Outcome {
    return this.database.write(actor, work, { refusals: REFUSALS });
  }

  /** Once for a client id; a repeat finds the demand by what the first time recorded. */
  private async act(tx: Tx, operation: string, input: Intent, work: (id: string) => Outcome, id?: string): Outcome {
    const { clientId } = input;
    if (clientId && clientId.length > MOST_CLIENT_ID) throw Fault.field('input.clientId', 'FIELD_TOO_LONG', { max: MOST_CLIENT_ID });
    return tx.idempotent(operation, input, work, {
      id,
      storedAs: { fields: { guarantee: 'security' } },
      again: (recorded: string) => this.recordedBefore(tx, recorded),
    });
  }

  private async recordedBefore(tx: Tx, id: string): Promise<Recorded> {
    const demandId = await demandIdOf(tx, id);
    if (!demandId) throw new Fault('CONFLICT');
    return { id, demandId };
  }
}
