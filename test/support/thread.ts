import { newId } from '@app/kernel';
import type { Installation } from './installation';
import type { Session } from './program';

export interface AppealView {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly history: readonly { readonly action: string; readonly confirmationClass: string | null }[];
}
export interface DemandView {
  readonly id: string;
  readonly stage: string;
  readonly credit: string;
  readonly paid: string;
  readonly offers: readonly {
    readonly id: string;
    readonly disbursements: readonly { readonly id: string; readonly amount: string; readonly voidedAt: string | null }[];
  }[];
}

export const APPEAL = '... on Appeal { id number state version history { action confirmationClass } }';
export const OWN_APPEAL = '... on OwnAppeal { id state }';
export const DEMAND = '... on Demand { id stage credit paid offers { id disbursements { id amount voidedAt } } }';
export const VISIT = '... on Visit { id }';

/** A business date with the words that a late entry needs. */
export const on = (occurredOn: string): { readonly occurredOn: string; readonly lateReason: string } => ({
  occurredOn,
  lateReason: '据纸质台账补录',
});

/** The acts of one town's office, as its people do them. */
export class Office {
  constructor(
    private readonly town: Installation,
    readonly clerk: Session,
    readonly head: Session,
    /** The unit that handles, when the clerk enters what it did on paper. */
    private readonly unit: string,
  ) {}

  private acted(as: Session, mutation: string, input: object): Promise<AppealView> {
    return this.town.api.done<AppealView>(as, mutation, input, APPEAL);
  }

  async visit(day: string, firms: readonly string[], more: object = {}): Promise<string> {
    const { id } = await this.town.api.done<{ id: string }>(
      this.clerk,
      'logVisit',
      {
        clientId: newId(),
        channel: 'ON_SITE',
        topics: ['PRODUCTION'],
        note: '生产正常',
        firms: firms.map((enterpriseId) => ({ enterpriseId })),
        ...on(day),
        ...more,
      },
      VISIT,
    );
    return id;
  }

  register(enterpriseId: string, title: string, day?: string): Promise<AppealView> {
    return this.acted(this.clerk, 'registerAppeal', {
      clientId: newId(),
      enterpriseId,
      title,
      description: `${title}，请协调解决。`,
      source: 'OFFICE',
      contactPhone: '13800000000',
      ...(day ? on(day) : {}),
    });
  }

  accept(appealId: string, day?: string): Promise<AppealView> {
    return this.acted(this.clerk, 'acceptAppeal', { appealId, category: 'UTILITIES', complexity: 'ORDINARY', ...(day ? on(day) : {}) });
  }

  dispatch(appealId: string, day?: string): Promise<AppealView> {
    return this.acted(this.clerk, 'dispatchAppeal', { appealId, leadUnitId: this.unit, instructions: '请办理', ...(day ? on(day) : {}) });
  }

  close(appealId: string, day?: string): Promise<AppealView> {
    return this.acted(this.head, 'closeAppeal', { appealId, ...(day ? on(day) : {}) });
  }

  /** From the number to the reply on paper, all on given days: what happened in a year that is over. */
  async repliedOnPaper(enterpriseId: string, title: string, [registered, replied]: readonly [string, string]): Promise<string> {
    const { id: appealId } = await this.register(enterpriseId, title, registered);
    await this.accept(appealId, registered);
    await this.dispatch(appealId, registered);
    await this.acted(this.clerk, 'acknowledgeDispatch', { appealId, unitId: this.unit, ...on(registered) });
    await this.acted(this.clerk, 'replyToAppeal', {
      appealId,
      unitId: this.unit,
      outcome: 'SOLVED',
      reply: '已办结。',
      evidenceKind: 'NUMBER',
      evidence: '临水函〔2023〕1号',
      ...on(replied),
    });
    return appealId;
  }

  signedPaper(appealId: string, day?: string, more: object = {}): Promise<AppealView> {
    return this.acted(this.clerk, 'recordConfirmation', {
      appealId,
      solved: 'YES',
      satisfaction: 'SATISFIED',
      signedPaper: true,
      note: '回执存镇档案室',
      ...(day ? on(day) : {}),
      ...more,
    });
  }

  /** 挂号 to 销号 with a signed slip, all entered late. */
  async solvedInThePast(enterpriseId: string, title: string, registered: string, closed: string): Promise<string> {
    const appealId = await this.repliedOnPaper(enterpriseId, title, [registered, closed]);
    await this.signedPaper(appealId, closed);
    const { state } = await this.close(appealId, closed);
    if (state !== 'CLOSED') throw new Error(`closing left it ${state}`);
    return appealId;
  }

  /** A credit that was granted and accepted on a day. */
  async credit(enterpriseId: string, amount: string, day: string, bankId: string): Promise<{ readonly offerId: string }> {
    const { api } = this.town;
    const demand = await api.done<DemandView>(
      this.clerk,
      'recordDemand',
      { clientId: newId(), enterpriseId, amount, purpose: '周转', route: 'OWN', authorisedOn: day, ...on(day) },
      DEMAND,
    );
    const sent = await api.done<DemandView>(
      this.clerk,
      'sendToBank',
      { clientId: newId(), demandId: demand.id, bankId, sentOn: day, lateReason: '补录' },
      DEMAND,
    );
    const offerId = sent.offers[0]?.id ?? '';
    await api.done(
      this.clerk,
      'decideOffer',
      { clientId: newId(), offerId, decision: 'GRANTED', amount, annualRate: '3.85', guarantee: 'CREDIT', ...on(day) },
      DEMAND,
    );
    await api.done(this.clerk, 'answerOffer', { clientId: newId(), offerId, answer: 'ACCEPTED', ...on(day) }, DEMAND);
    return { offerId };
  }

  /** One tranche; gives the id of the payment. */
  async pay(offerId: string, amount: string, day: string, kind = 'NEW'): Promise<string> {
    const demand = await this.town.api.done<DemandView>(
      this.clerk,
      'recordDisbursement',
      { clientId: newId(), offerId, kind, amount, ...on(day) },
      DEMAND,
    );
    const paid = demand.offers.find((offer) => offer.id === offerId)?.disbursements.toSorted((a, b) => (a.id < b.id ? -1 : 1)) ?? [];
    return paid.at(-1)?.id ?? '';
  }

  async financed(enterpriseId: string, amount: string, day: string, bankId: string): Promise<{ offerId: string; paymentId: string }> {
    const { offerId } = await this.credit(enterpriseId, amount, day, bankId);
    return { offerId, paymentId: await this.pay(offerId, amount, day) };
  }
}
