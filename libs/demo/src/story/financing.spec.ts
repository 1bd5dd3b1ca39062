import { daysBetween, localDate, Money } from '@app/kernel';
import { CALENDAR } from './dates';
import { COUNTED_DEMANDS, DEMANDS, OTHER_DEMANDS, type StoryDemand } from './financing';
import { VISITS } from './visits';

const wan = (texts: readonly string[]): string => Money.sum(texts.map((text) => Money.fromWan(text))).toString();
const accepted = (demands: readonly StoryDemand[]) =>
  demands.flatMap(({ offers }) => offers).flatMap(({ answer, granted }) => (answer?.answer === 'ACCEPTED' && granted ? [granted.wan] : []));
const paid = (demands: readonly StoryDemand[]) => demands.flatMap(({ offers }) => offers).flatMap(({ tranches }) => tranches);

describe('the loans of the story', () => {
  it('are six firms with 2266.5万元 granted and 2036.5万元 paid out', () => {
    expect(COUNTED_DEMANDS).toHaveLength(6);
    expect(wan(COUNTED_DEMANDS.map((d) => d.wan))).toBe('24000000.00');
    expect(wan(accepted(COUNTED_DEMANDS))).toBe('22665000.00');
    expect(wan(paid(COUNTED_DEMANDS).map((t) => t.wan))).toBe('20365000.00');
    expect(paid(OTHER_DEMANDS)).toEqual([]);
  });

  it('are four firms with 1536.5万元 by the mechanism alone', () => {
    const mechanism = COUNTED_DEMANDS.filter(({ route }) => route === 'MECHANISM');
    expect([mechanism.length, wan(accepted(mechanism)), wan(paid(mechanism).map((t) => t.wan))]).toEqual([4, '17665000.00', '15365000.00']);
  });

  it('would come out otherwise by the usual mistakes', () => {
    const all = paid(COUNTED_DEMANDS).map((t) => t.wan);
    const everyOffer = COUNTED_DEMANDS.flatMap(({ offers }) => offers.flatMap(({ granted }) => granted?.wan ?? []));
    expect(wan([...all, '200'])).toBe('22365000.00');
    expect(wan(everyOffer)).toBe('25665000.00');
    expect(wan([...all, ...accepted(COUNTED_DEMANDS)])).toBe('43030000.00');
    expect(wan(paid(COUNTED_DEMANDS).flatMap((t) => (t.kind === 'NEW' ? [t.wan] : [])))).toBe('18365000.00');
  });

  it('happen in order, on working days, banks within thirty days', () => {
    for (const { firm, on, authorisedOn, offers, route, fromVisit } of DEMANDS) {
      const days = offers.flatMap(({ sentOn, decidedOn, answer, tranches }) => [
        sentOn,
        decidedOn,
        ...(answer ? [answer.on] : []),
        ...tranches.map((t) => t.on),
      ]);
      expect([firm, [on, authorisedOn, ...days].filter((date) => !CALENDAR.isWorkingDay(date))]).toEqual([firm, []]);
      expect(on <= authorisedOn && offers.every(({ sentOn }) => authorisedOn <= sentOn)).toBe(true);
      for (const { sentOn, decidedOn, answer, tranches, granted } of offers) {
        expect(daysBetween(sentOn, decidedOn)).toBeLessThanOrEqual(30);
        if (answer) expect(granted).toBeDefined();
        if (tranches.length > 0) expect(answer?.answer).toBe('ACCEPTED');
        if (answer) expect(decidedOn <= answer.on && tranches.every((t) => t.on >= answer.on)).toBe(true);
      }
      if (route === 'MECHANISM') expect(on >= localDate('2024-10-28')).toBe(true);
      const visited = VISITS.some((v) => v.on === on && v.matter && v.firms[0]?.shortName === firm);
      expect([firm, visited]).toEqual([firm, fromVisit]);
    }
  });
});
