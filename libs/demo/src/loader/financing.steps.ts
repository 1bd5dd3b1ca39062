import type { DecideOffer, RecordDemand } from '@app/financing';
import { type LocalDate, Money } from '@app/kernel';
import { at } from '../story/dates';
import { DEMANDS, type StoryDemand, type StoryOffer } from '../story/financing';
import { firmNamed } from '../story/firms';
import type { Stage, Step } from './stage';

const OFFICERS = { jia: 'yinhangjia', yi: 'yinhangyi' } as const;

export const demandInput = (stage: Stage, { firm, wan, purpose, termMonths, route }: StoryDemand): RecordDemand => ({
  enterpriseId: stage.firmId(firmNamed(firm)),
  amount: Money.fromWan(wan),
  purpose,
  termMonths,
  route,
});

const step = (on: LocalDate, time: string, run: Step['run']): Step => ({ at: at(on, time), run });

function offerSteps({ firm }: StoryDemand, offer: StoryOffer): Step[] {
  const officer = OFFICERS[offer.bank];
  let offerId = '';
  const { granted, answer } = offer;
  return [
    step(offer.sentOn, '16:00', async (stage) => {
      const demandId = stage.demandIds.get(firm) ?? '';
      const input = { demandId, bankId: stage.unit(offer.bank).id };
      offerId = stage.must(await stage.financing.sendToBank(stage.as('zhuanyuan'), input), `${firm} to ${offer.bank}`).id;
    }),
    step(offer.decidedOn, '11:00', async (stage) => {
      // Declared, so that a field of another name is a fault of the compiler.
      const decided: DecideOffer = granted
        ? { offerId, decision: 'GRANTED', amount: Money.fromWan(granted.wan), annualRate: granted.rate, guarantee: granted.guarantee }
        : { offerId, decision: 'REFUSED', refusalReason: offer.refused ?? 'OTHER' };
      stage.must(await stage.financing.decideOffer(stage.as(officer), decided), `${offer.bank} on ${firm}`);
    }),
    ...(answer
      ? [
          step(answer.on, '15:00', async (stage) => {
            const input = { offerId, answer: answer.answer };
            stage.must(await stage.financing.answerOffer(stage.as('zhuanyuan'), input), `${firm} answers ${offer.bank}`);
          }),
        ]
      : []),
    ...offer.tranches.map(({ on, kind, wan }) =>
      step(on, '16:30', async (stage) => {
        const input = { offerId, kind, amount: Money.fromWan(wan) };
        stage.must(await stage.financing.recordDisbursement(stage.as(officer), input), `${offer.bank} pays ${firm}`);
      }),
    ),
  ];
}

/** Demand, signature, banks, decisions, money. What came up during a visit was recorded with it. */
export const financingSteps = (): Step[] =>
  DEMANDS.flatMap((demand) => [
    ...(demand.fromVisit
      ? []
      : [
          step(demand.on, '10:30', async (stage) => {
            const recorded = await stage.financing.recordDemand(stage.as('zhuanyuan'), demandInput(stage, demand));
            stage.demandIds.set(demand.firm, stage.must(recorded, `demand of ${demand.firm}`).demandId);
          }),
        ]),
    step(demand.authorisedOn, '15:00', async (stage) => {
      const input = { demandId: stage.demandIds.get(demand.firm) ?? '', authorisedOn: demand.authorisedOn };
      stage.must(await stage.financing.authoriseDemand(stage.as('zhuanyuan'), input), `signature of ${demand.firm}`);
    }),
    ...demand.offers.flatMap((offer) => offerSteps(demand, offer)),
  ]);
