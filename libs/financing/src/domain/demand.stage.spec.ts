import { Money } from '@app/kernel';
import { demandStage, type OfferInForce } from './demand.stage';

const offer = (change: Partial<OfferInForce> = {}): OfferInForce => ({ decision: null, answer: null, paid: Money.ZERO, ...change });

describe('where a demand stands', () => {
  it.each([
    ['VOIDED', true, [offer({ decision: 'GRANTED' })]],
    ['IDENTIFIED', false, []],
    ['MATCHED', false, [offer(), offer({ decision: 'REFUSED' })]],
    ['NOT_GRANTED', false, [offer({ decision: 'UNREACHABLE' }), offer({ decision: 'REFUSED' })]],
    // What the firm declined is no credit.
    ['NOT_GRANTED', false, [offer({ decision: 'GRANTED', answer: 'DECLINED' })]],
    ['GRANTED', false, [offer({ decision: 'GRANTED' }), offer({ decision: 'REFUSED' })]],
    ['ACCEPTED', false, [offer({ decision: 'GRANTED' }), offer({ decision: 'GRANTED', answer: 'ACCEPTED' })]],
    ['DISBURSED', false, [offer(), offer({ decision: 'GRANTED', answer: 'ACCEPTED', paid: Money.parse('0.01') })]],
  ] as const)('%s', (stage, voided, offers) => expect(demandStage(voided, offers)).toBe(stage));
});
