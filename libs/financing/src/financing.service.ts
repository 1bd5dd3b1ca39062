import { type Actor, newId } from '@app/kernel';
import { Database, Fault, once, type Page, type Reader, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDemand, recordDemand, sendToBank } from './acts/demand.acts';
import { recordDisbursement, replaceDisbursement, reverseDisbursement } from './acts/disbursement.acts';
import { answerOffer, decideOffer } from './acts/offer.acts';
import { voidFinancingRecord } from './acts/void.acts';
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
import { type BankOfferFilter, type BankOfferRow, bankOfferPage } from './persistence/bank-offers.queries';
import { type DemandFilter, type DemandRow, demandById, demandPage } from './persistence/demands.queries';
import { demandIdOf } from './persistence/locks.queries';

type Outcome = Promise<Recorded | FinancingRefused>;
type Act<I> = (tx: Tx, actor: Actor, id: string, input: I) => Outcome;

/** Longest id a client may make for one intent. */
const MOST_CLIENT_ID = 100;

/** 融资对接: demand → bank → credit granted and accepted → money paid out. 授信 and 放款 are never added. */
@Injectable()
export class FinancingService {
  constructor(private readonly database: Database) {}

  recordDemand(actor: Actor, input: RecordDemand): Outcome {
    return this.write(actor, (tx) => this.recordDemandIn(tx, actor, input));
  }
  /** For whoever opens a demand within a transaction of its own, such as a visit. */
  recordDemandIn(tx: Tx, actor: Actor, input: RecordDemand): Outcome {
    return this.act(tx, actor, 'recordDemand', newId(), input, recordDemand);
  }

  authoriseDemand(actor: Actor, input: AuthoriseDemand): Outcome {
    return this.write(actor, (tx) => this.authoriseDemandIn(tx, actor, input));
  }
  authoriseDemandIn(tx: Tx, actor: Actor, input: AuthoriseDemand): Outcome {
    return this.act(tx, actor, 'authoriseDemand', input.demandId, input, (t, a, _id, i) => authoriseDemand(t, a, i));
  }

  sendToBank(actor: Actor, input: SendToBank): Outcome {
    return this.write(actor, (tx) => this.sendToBankIn(tx, actor, input));
  }
  sendToBankIn(tx: Tx, actor: Actor, input: SendToBank): Outcome {
    return this.act(tx, actor, 'sendToBank', newId(), input, sendToBank);
  }

  decideOffer(actor: Actor, input: DecideOffer): Outcome {
    return this.write(actor, (tx) => this.decideOfferIn(tx, actor, input));
  }
  decideOfferIn(tx: Tx, actor: Actor, input: DecideOffer): Outcome {
    return this.act(tx, actor, 'decideOffer', newId(), input, decideOffer);
  }

  answerOffer(actor: Actor, input: AnswerOffer): Outcome {
    return this.write(actor, (tx) => this.answerOfferIn(tx, actor, input));
  }
  answerOfferIn(tx: Tx, actor: Actor, input: AnswerOffer): Outcome {
    return this.act(tx, actor, 'answerOffer', newId(), input, answerOffer);
  }

  recordDisbursement(actor: Actor, input: RecordDisbursement): Outcome {
    return this.write(actor, (tx) => this.recordDisbursementIn(tx, actor, input));
  }
  recordDisbursementIn(tx: Tx, actor: Actor, input: RecordDisbursement): Outcome {
    return this.act(tx, actor, 'recordDisbursement', newId(), input, recordDisbursement);
  }

  reverseDisbursement(actor: Actor, input: ReverseDisbursement): Outcome {
    return this.write(actor, (tx) => this.act(tx, actor, 'reverseDisbursement', newId(), input, reverseDisbursement));
  }

  /** Void and new, in one transaction. */
  replaceDisbursement(actor: Actor, input: ReplaceDisbursement): Outcome {
    return this.write(actor, (tx) => this.act(tx, actor, 'replaceDisbursement', newId(), input, replaceDisbursement));
  }

  voidFinancingRecord(actor: Actor, input: VoidFinancingRecord): Outcome {
    return this.write(actor, (tx) =>
      this.act(tx, actor, 'voidFinancingRecord', input.id, input, (t, a, _id, i) => voidFinancingRecord(t, a, i)),
    );
  }

  /** The demands of the caller's area; with a firm named, that firm's wherever they were recorded. */
  demands(
    reader: Reader,
    actor: Actor,
    filter: DemandFilter,
    page: { readonly first: number; readonly after?: string | null },
  ): Promise<Page<DemandRow>> {
    return demandPage(reader, actor.scopePath ?? '', filter, page);
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
  ): Promise<Page<BankOfferRow>> {
    return bankOfferPage(reader, actor.scopePath ?? '', filter, page);
  }

  private write(actor: Actor, work: (tx: Tx) => Outcome): Outcome {
    return this.database.write(actor, work, { refusals: REFUSALS });
  }

  private async act<I extends { readonly clientId?: string | null }>(
    tx: Tx,
    actor: Actor,
    operation: string,
    id: string,
    input: I,
    act: Act<I>,
  ): Outcome {
    const { clientId, ...content } = input;
    if (!clientId) return act(tx, actor, id, input);
    if (clientId.length > MOST_CLIENT_ID) throw Fault.field('input.clientId', 'FIELD_TOO_LONG', { max: MOST_CLIENT_ID });
    let outcome: Recorded | FinancingRefused | undefined;
    const done = await once(tx, { operation, clientId, content }, id, async () => {
      outcome = await act(tx, actor, id, input);
      return outcome instanceof FinancingRefused ? outcome : undefined;
    });
    if (outcome) return outcome;
    const demandId = await demandIdOf(tx, done.id);
    if (!demandId) throw new Fault('CONFLICT');
    return { id: done.id, demandId };
  }
}
